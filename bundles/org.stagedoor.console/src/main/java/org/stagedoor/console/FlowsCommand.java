package org.stagedoor.console;

import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.FlowReport;

/** The command {@code flows}: what is configured, and why some of it is not offered. */
@Component(
    service = FlowsCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=flows",
      "stagedoor.help=flows   the flows of each operation, and why some are not offered"
    })
public final class FlowsCommand {
  private final FlowReport report;

  /** Asks the core. */
  @Activate
  public FlowsCommand(@Reference FlowReport report) {
    this.report = report;
  }

  /**
   * Lists the flows.
   *
   * @param arguments none
   */
  public String flows(String... arguments) {
    if (arguments.length > 0) {
      throw new IllegalArgumentException("usage: flows");
    }
    return report.flows().stream()
        .map(
            it ->
                "%-22s %s%s"
                    .formatted(
                        it.operation(),
                        it.flow().text(),
                        it.withheld().map(why -> "   NOT OFFERED: " + why).orElse("")))
        .collect(Collectors.joining("\n"));
  }
}
