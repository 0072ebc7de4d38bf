package org.stagedoor.console;

import java.time.Duration;
import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.StageReport.Attempts;
import org.stagedoor.api.report.StageReport.Entry;

/** The command {@code stages}: which auth types are served, by which bundle, and how it fares. */
@Component(
    service = StagesCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=stages",
      "stagedoor.help=stages   the auth types, the bundles that serve them, and how they fare"
    })
public final class StagesCommand {
  private final StageReport report;
  private final InstantSource clock;

  /** Asks the core. */
  @Activate
  public StagesCommand(@Reference StageReport report) {
    this(report, InstantSource.system());
  }

  StagesCommand(StageReport report, InstantSource clock) {
    this.report = report;
    this.clock = clock;
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
    Table table =
        new Table()
            .row(
                "type",
                "bundle",
                "version",
                "ranking",
                "for",
                "under way",
                "passed",
                "denied",
                "failed",
                "half within",
                "99% within",
                "state");
    report.stages().forEach(one -> add(table, one));
    return table.text();
  }

  private void add(Table table, Entry one) {
    Attempts attempts = one.attempts();
    table.row(
        one.type(),
        one.bundle(),
        one.version(),
        Integer.toString(one.ranking()),
        Span.words(Duration.between(one.since(), clock.instant())),
        Integer.toString(one.underWay()),
        Long.toString(attempts.passed()),
        Long.toString(attempts.denied()),
        Long.toString(attempts.failed()),
        within(attempts, attempts.median()),
        within(attempts, attempts.slow()),
        one.serving()
            ? one.lack().map(lack -> "LACKS " + lack.what()).orElse("ok")
            : "SHADOWED by the one above");
  }

  /** Of what nobody has tried no time is known: zero would look like a quick stage. */
  private static String within(Attempts attempts, Duration time) {
    boolean tried =
        attempts.passed() + attempts.ongoing() + attempts.denied() + attempts.failed() > 0;
    return tried ? Span.millis(time) : "–";
  }
}
