package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Component;

/** How long sessions last, by Configuration Admin. */
@Component(
    // A delayed one would be dropped, with what it was told, while nobody happens to hold it.
    immediate = true,
    service = {ManagedService.class, ConfiguredSessions.class},
    property = "service.pid=" + ConfiguredSessions.PID)
public final class ConfiguredSessions extends LiveSettings<SessionSettings> {
  static final String PID = "org.stagedoor.sessions";
  private static final Set<String> KEYS =
      new TreeSet<>(Set.of("idle.minutes", "total.hours", "grace.seconds"));

  /** Called by DS. */
  public ConfiguredSessions() {
    super(PID, ConfiguredSessions::read, SessionSettings.DEFAULT, "the defaults are in force");
  }

  private static SessionSettings read(Settings settings) {
    settings.only(KEYS);
    SessionSettings otherwise = SessionSettings.DEFAULT;
    return new SessionSettings(
        Duration.ofMinutes(settings.number("idle.minutes", 1, 1440, otherwise.idle().toMinutes())),
        Duration.ofHours(settings.number("total.hours", 1, 720, otherwise.total().toHours())),
        Duration.ofSeconds(
            settings.number("grace.seconds", 0, 3600, otherwise.grace().toSeconds())));
  }
}
