package org.stagedoor.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** What the component runtime knows of components that do not work. */
final class Components {
  private static final String MANAGED =
      "(|(objectClass=org.osgi.service.cm.ManagedService)"
          + "(objectClass=org.osgi.service.cm.ManagedServiceFactory))";
  private static final ServiceReference<?>[] NONE = {};

  /** How org.stagedoor.deploy calls the places of the bundles that it installs. */
  static final String DROPPED = "deploy:";

  private final BundleContext context;

  Components(BundleContext context) {
    this.context = context;
  }

  /** The components that refused to start, without those that only miss one of them. */
  List<Failure> failures() {
    List<Failure> failures = new ArrayList<>();
    for (ComponentConfigurationDTO component : in(ComponentConfigurationDTO.FAILED_ACTIVATION)) {
      Object pid = component.properties.get("service.pid");
      Failure failure =
          new Failure(
              component.description.name,
              pid == null ? "" : pid.toString(),
              Objects.requireNonNullElse(component.failure, "no reason given"),
              dropped(component.description.bundle.id));
      if (!failure.consequence()) {
        failures.add(failure);
      }
    }
    return failures;
  }

  private boolean dropped(long bundleId) {
    Bundle bundle = context.getBundle(bundleId);
    return bundle != null && bundle.getLocation().startsWith(DROPPED);
  }

  /** What components wait for, one line each. */
  List<String> waiting() {
    List<String> lines = new ArrayList<>();
    for (ComponentConfigurationDTO component :
        in(ComponentConfigurationDTO.UNSATISFIED_REFERENCE)) {
      Set<String> missing = new TreeSet<>();
      for (var reference : component.unsatisfiedReferences) {
        missing.add(reference.name);
      }
      lines.add(component.description.name + " waits for " + String.join(", ", missing));
    }
    return lines;
  }

  /** The names of the configurations that bundles read, be it by components or else. */
  Set<String> pids() {
    Set<String> pids = new TreeSet<>();
    ask(
        runtime ->
            runtime
                .getComponentDescriptionDTOs()
                .forEach(description -> pids.addAll(List.of(description.configurationPid))));
    try {
      @Nullable ServiceReference<?>[] managed = context.getAllServiceReferences(null, MANAGED);
      for (ServiceReference<?> service : Objects.requireNonNullElse(managed, NONE)) {
        Object pid = service.getProperty(Constants.SERVICE_PID);
        pids.addAll(pid instanceof String[] several ? List.of(several) : List.of(text(pid)));
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is a constant", e);
    }
    return pids;
  }

  private static String text(@Nullable Object pid) {
    return Objects.requireNonNullElse(pid, "").toString();
  }

  private List<ComponentConfigurationDTO> in(int state) {
    List<ComponentConfigurationDTO> found = new ArrayList<>();
    ask(
        runtime -> {
          for (ComponentDescriptionDTO description : runtime.getComponentDescriptionDTOs()) {
            for (ComponentConfigurationDTO component :
                runtime.getComponentConfigurationDTOs(description)) {
              if (component.state == state) {
                found.add(component);
              }
            }
          }
        });
    return found;
  }

  private void ask(Consumer<ServiceComponentRuntime> question) {
    ServiceReference<ServiceComponentRuntime> reference =
        context.getServiceReference(ServiceComponentRuntime.class);
    if (reference != null) {
      question.accept(context.getService(reference));
      context.ungetService(reference);
    }
  }
}
