package org.stagedoor.core.retry;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;

/**
 * A component that failed when it was to start, mostly on its settings.
 *
 * @param component as the component runtime knows it
 */
public record Refused(ComponentConfigurationDTO component) {
  private static final String PID = "service.pid";
  private static final String FILE = "felix.fileinstall.filename";

  /** All that there are now among some. */
  private static Stream<Refused> in(
      ServiceComponentRuntime runtime, Predicate<ComponentDescriptionDTO> among) {
    return runtime.getComponentDescriptionDTOs().stream()
        .filter(among)
        .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream())
        .filter(it -> it.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
        .map(Refused::new);
  }

  /** All whose settings are those of a PID, be it one of a factory. */
  static List<Refused> reading(ServiceComponentRuntime runtime, String pid) {
    // To ask for one that is well costs a look at each service that it uses.
    return in(
            runtime,
            description ->
                Stream.of(description.configurationPid)
                    .anyMatch(it -> pid.equals(it) || pid.startsWith(it + "~")))
        .filter(it -> it.readsFrom(pid))
        .toList();
  }

  /**
   * What they are called, and by which file they are set; in order, each once. Holds nothing of
   * what is in the files.
   *
   * @param runtime null while it is away
   */
  public static List<String> names(@Nullable ServiceComponentRuntime runtime) {
    return Stream.ofNullable(runtime)
        .flatMap(it -> in(it, any -> true))
        .map(it -> it.name() + " (" + it.file() + ")")
        .sorted()
        .distinct()
        .toList();
  }

  String name() {
    return component.description.name;
  }

  private boolean readsFrom(String pid) {
    return Stream.of(component.properties.get(PID))
        .flatMap(it -> it instanceof List<?> several ? several.stream() : Stream.of(it))
        .anyMatch(pid::equals);
  }

  /** The name of its file, as the operator knows it. */
  String file() {
    @Nullable Object address = component.properties.get(FILE);
    if (address != null) {
      return address.toString().replaceFirst(".*/", "");
    }
    String[] pids = component.description.configurationPid;
    return Objects.toString(component.properties.get(PID), pids.length == 0 ? "" : pids[0])
        + ".cfg";
  }
}
