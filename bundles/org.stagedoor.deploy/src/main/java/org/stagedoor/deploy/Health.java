package org.stagedoor.deploy;

import java.util.Dictionary;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/** How the components of a bundle are. Any thread. */
final class Health {
  private static final ServiceReference<?>[] NONE = {};

  private final ServiceComponentRuntime runtime;

  Health(ServiceComponentRuntime runtime) {
    this.runtime = runtime;
  }

  /** Why a component of the bundle could not be made. */
  Optional<String> failure(Bundle bundle) {
    return components(bundle)
        .filter(component -> component.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
        .map(component -> Objects.requireNonNullElse(component.failure, "no reason given"))
        .map(Trace::words)
        .findFirst();
  }

  /**
   * Which component's class is not there or can't be linked. The component runtime finds that out
   * only when somebody asks for the service, and then nobody gets it.
   */
  Optional<String> unloadable(Bundle bundle) {
    return descriptions(bundle)
        .flatMap(description -> unloadable(bundle, description.implementationClass).stream())
        .findFirst();
  }

  private static Optional<String> unloadable(Bundle bundle, String type) {
    try {
      bundle.loadClass(type);
      return Optional.empty();
    } catch (ClassNotFoundException | LinkageError e) {
      return Optional.of("its class " + type + " can't be loaded: " + Trace.words(e));
    }
  }

  /** What components of the bundle wait for, in words; empty if for nothing. */
  Set<String> waits(Bundle bundle) {
    Set<String> waits = new TreeSet<>();
    components(bundle)
        .forEach(
            component -> {
              if (component.state == ComponentConfigurationDTO.UNSATISFIED_CONFIGURATION) {
                waits.add("its settings, " + file(component.description));
              }
            });
    descriptions(bundle)
        .filter(description -> "require".equals(description.configurationPolicy))
        .filter(description -> runtime.getComponentConfigurationDTOs(description).isEmpty())
        .forEach(description -> waits.add("its settings, " + file(description)));
    missing(bundle).forEach(service -> waits.add("a service " + service));
    return waits;
  }

  /** The types of the services that components of the bundle wait for. */
  Set<String> missing(Bundle bundle) {
    Set<String> missing = new TreeSet<>();
    components(bundle)
        .filter(component -> component.state == ComponentConfigurationDTO.UNSATISFIED_REFERENCE)
        .forEach(
            component ->
                Stream.of(component.unsatisfiedReferences)
                    .forEach(gap -> missing.add(type(component.description, gap.name))));
    return missing;
  }

  /** The names of the configurations that the bundle's components read. */
  Set<String> pids(Bundle bundle) {
    Set<String> pids = new TreeSet<>();
    descriptions(bundle).forEach(one -> pids.addAll(List.of(one.configurationPid)));
    return pids;
  }

  /** What the bundle offers to others, as it is seen in the service registry. */
  static Set<String> services(Bundle bundle) {
    Set<String> services = new TreeSet<>();
    ServiceReference<?> @Nullable [] references = bundle.getRegisteredServices();
    for (ServiceReference<?> reference : Objects.requireNonNullElse(references, NONE)) {
      Dictionary<String, Object> properties = reference.getProperties();
      Object stage = properties.get("stagedoor.stage");
      for (String type : (String[]) properties.get(Constants.OBJECTCLASS)) {
        services.add(stage == null ? type : type + " " + stage);
      }
    }
    return services;
  }

  private static String file(ComponentDescriptionDTO description) {
    return "etc/" + description.configurationPid[0] + ".cfg";
  }

  private static String type(ComponentDescriptionDTO description, String reference) {
    return Stream.of(description.references)
        .filter(one -> one.name.equals(reference))
        .map(one -> one.interfaceName)
        .findFirst()
        .orElse(reference);
  }

  private Stream<ComponentDescriptionDTO> descriptions(Bundle bundle) {
    return runtime.getComponentDescriptionDTOs(bundle).stream();
  }

  private Stream<ComponentConfigurationDTO> components(Bundle bundle) {
    return descriptions(bundle)
        .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream());
  }
}
