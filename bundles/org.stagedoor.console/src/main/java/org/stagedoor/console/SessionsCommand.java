package org.stagedoor.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.report.SessionReport;
import org.stagedoor.api.report.SessionReport.Sessions;

/** The command {@code sessions}: how many are under way, and for what. */
@Component(
    service = SessionsCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=sessions",
      "stagedoor.help=sessions   how many sessions are under way, and which wait for a stage that is gone"
    })
public final class SessionsCommand {
  private final SessionReport report;

  /** Asks the core. */
  @Activate
  public SessionsCommand(@Reference SessionReport report) {
    this.report = report;
  }

  /**
   * Counts the sessions.
   *
   * @param arguments none
   */
  public String sessions(String... arguments) {
    if (arguments.length > 0) {
      throw new IllegalArgumentException("usage: sessions");
    }
    Sessions now = report.sessions();
    List<String> lines = new ArrayList<>();
    lines.add(now.live() + " with progress, " + now.finished() + " finished a moment ago");
    if (!now.complete()) {
      lines.add("there are more: these are the " + SessionReport.MOST + " that end first");
    }
    sorted(now.byOperation()).forEach((name, count) -> lines.add("  " + name + ": " + count));
    sorted(now.waiting())
        .forEach((type, count) -> lines.add("  WAIT for " + type + ", which is gone: " + count));
    now.oldest()
        .ifPresent(
            one -> lines.add("the oldest is " + one.key() + ", which ends at " + one.ends()));
    return String.join("\n", lines);
  }

  private static Map<String, Long> sorted(Map<String, Long> counts) {
    return new TreeMap<>(counts);
  }
}
