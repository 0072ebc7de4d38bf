package org.stagedoor.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What the component runtime knows of components that do not work. */
final class Components {
  private final BundleContext context;

  Components(BundleContext context) {
    this.context = context;
  }

  /** Why components refused to start, one line each; mostly a setting that is wrong. */
  List<String> failed() {
    return lines(ComponentConfigurationDTO.FAILED_ACTIVATION);
  }

  /** What components wait for, one line each. */
  List<String> waiting() {
    return lines(ComponentConfigurationDTO.UNSATISFIED_REFERENCE);
  }

  private List<String> lines(int state) {
    List<String> lines = new ArrayList<>();
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference == null) {
      return lines;
    }
    ServiceComponentRuntime runtime = context.getService(reference);
    for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
      for (ComponentConfigurationDTO component :
          runtime.getComponentConfigurationDTOs(description)) {
        if (component.state == state) {
          lines.add(line(description, component));
        }
      }
    }
    context.ungetService(reference);
    return lines;
  }

  private static String line(
      ComponentDescriptionDTO description, ComponentConfigurationDTO component) {
    if (component.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
      String reason = Reason.ofTrace(component.failure);
      return named(reason, component.properties) ? reason : description.name + ": " + reason;
    }
    List<String> missing = new ArrayList<>();
    for (var reference : component.unsatisfiedReferences) {
      missing.add(reference.name);
    }
    return description.name + " waits for " + String.join(", ", missing);
  }

  /** Whether the reason itself says which configuration is meant. */
  private static boolean named(String reason, Map<String, Object> properties) {
    return properties.get("service.pid") instanceof String pid && reason.contains(pid);
  }
}
