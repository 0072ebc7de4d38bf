package org.stagedoor.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.UnsatisfiedReferenceDTO;
import org.stagedoor.api.report.TypeReport.Finding;

/** Says why components of Declarative Services do not offer their services. */
final class Components {
  /** A component waits for another, that for a third: further on it is no help any more. */
  private static final int DEPTH = 4;

  private final ServiceComponentRuntime runtime;
  private final SettingsAdvice settings;

  Components(ServiceComponentRuntime runtime, SettingsAdvice settings) {
    this.runtime = runtime;
    this.settings = settings;
  }

  /** The components whose services would match a filter, by what they declare. */
  List<ComponentDescriptionDTO> offering(String filter) {
    Filter wanted;
    try {
      wanted = FrameworkUtil.createFilter(filter);
    } catch (InvalidSyntaxException e) {
      throw new IllegalArgumentException(filter + " is no filter", e);
    }
    return all().filter(one -> wanted.matches(properties(one))).toList();
  }

  /** A component of a bundle. */
  Optional<ComponentDescriptionDTO> find(long bundle, String name) {
    return all().filter(one -> one.bundle.id == bundle && one.name.equals(name)).findFirst();
  }

  private Stream<ComponentDescriptionDTO> all() {
    Collection<ComponentDescriptionDTO> descriptions = runtime.getComponentDescriptionDTOs();
    return descriptions.stream();
  }

  private static Map<String, Object> properties(ComponentDescriptionDTO component) {
    Map<String, Object> properties = new HashMap<>();
    component.properties.forEach(
        (key, value) -> {
          if (value != null) {
            properties.put(key, value);
          }
        });
    properties.put("objectClass", component.serviceInterfaces);
    return properties;
  }

  /** Why a component offers nothing; empty if it does. */
  List<Finding> explain(ComponentDescriptionDTO component) {
    return explain(component, DEPTH);
  }

  private List<Finding> explain(ComponentDescriptionDTO component, int depth) {
    List<Finding> findings = new ArrayList<>();
    for (ComponentConfigurationDTO one : runtime.getComponentConfigurationDTOs(component)) {
      if (one.state == ComponentConfigurationDTO.SATISFIED
          || one.state == ComponentConfigurationDTO.ACTIVE) {
        return List.of();
      }
      if (one.state == ComponentConfigurationDTO.FAILED_ACTIVATION) {
        findings.add(failed(component, one));
      } else if (one.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE) {
        findings.addAll(unsatisfied(component, one, depth));
      }
    }
    return findings.isEmpty() ? List.of(idle(component)) : List.copyOf(findings);
  }

  /** Of a component that nothing was made of yet. */
  private Finding idle(ComponentDescriptionDTO component) {
    String who = component.bundle.symbolicName;
    if (component.configurationPid.length > 0) {
      String pid = component.configurationPid[0];
      return Finding.of(who + " has no settings (" + pid + ")", settings.of(pid));
    }
    return Finding.of(who + " has it switched off: the component " + component.name);
  }

  private static Finding failed(
      ComponentDescriptionDTO component, ComponentConfigurationDTO configuration) {
    Object pid = configuration.properties.get("service.pid");
    String name = pid == null ? "" : String.valueOf(pid);
    String reason = Trace.reason(String.valueOf(configuration.failure), name);
    String fact = component.bundle.symbolicName + " could not be started: " + reason;
    return reason.contains(name) && !name.isEmpty()
        ? Finding.of(fact, "mend etc/" + name.replace('~', '-') + ".cfg")
        : Finding.of(fact, "the log says more");
  }

  private List<Finding> unsatisfied(
      ComponentDescriptionDTO component, ComponentConfigurationDTO configuration, int depth) {
    List<Finding> findings = new ArrayList<>();
    TreeSet<String> services = new TreeSet<>();
    for (UnsatisfiedReferenceDTO missing : configuration.unsatisfiedReferences) {
      services.add(service(component, missing.name));
    }
    for (String service : services) {
      findings.add(Finding.of(component.bundle.symbolicName + " waits for the service " + service));
      List<ComponentDescriptionDTO> others = offering("(objectClass=" + service + ")");
      if (others.isEmpty()) {
        findings.add(
            Finding.of(
                "no bundle that runs here has a " + service, "deploy a bundle that offers it"));
      } else if (depth > 0) {
        others.forEach(other -> findings.addAll(explain(other, depth - 1)));
      }
    }
    return findings;
  }

  private static String service(ComponentDescriptionDTO component, String reference) {
    for (ReferenceDTO one : component.references) {
      if (one.name.equals(reference)) {
        return one.interfaceName;
      }
    }
    return reference;
  }

  /** What a component declares as a property. */
  static Optional<String> declared(ComponentDescriptionDTO component, String key) {
    Map<String, Object> properties = component.properties;
    return properties.get(key) instanceof String text ? Optional.of(text) : Optional.empty();
  }
}
