package org.stagedoor.console;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.stage.Stage;

/** The command {@code stages}: which auth types are served, and by which bundle. */
@Component(
    service = StagesCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=stages",
      "stagedoor.help=stages   the auth types, and the bundles that serve them"
    })
public final class StagesCommand {
  private final BundleContext context;

  /** Looks into the service registry. */
  @Activate
  public StagesCommand(BundleContext context) {
    this.context = context;
  }

  /**
   * Lists the stages.
   *
   * @param arguments none
   */
  public String stages(String... arguments) {
    if (arguments.length > 0) {
      throw new IllegalArgumentException("usage: stages");
    }
    List<ServiceReference<Stage>> stages = new ArrayList<>(references());
    // Of one type the first serves.
    stages.sort(
        Comparator.<ServiceReference<Stage>, String>comparing(StagesCommand::type)
            .thenComparing(Comparator.reverseOrder()));
    List<String> lines = new ArrayList<>();
    Set<String> served = new HashSet<>();
    for (ServiceReference<Stage> stage : stages) {
      Bundle bundle = stage.getBundle();
      if (bundle != null) {
        lines.add(
            "%-32s %s %s%s"
                .formatted(
                    type(stage),
                    bundle.getSymbolicName(),
                    bundle.getVersion(),
                    served.add(type(stage)) ? "" : "   SHADOWED by one of a higher ranking"));
      }
    }
    return String.join("\n", lines);
  }

  private Collection<ServiceReference<Stage>> references() {
    try {
      return context.getServiceReferences(Stage.class, null);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter was given", e);
    }
  }

  private static String type(ServiceReference<Stage> stage) {
    return String.valueOf(stage.getProperty("stagedoor.stage"));
  }
}
