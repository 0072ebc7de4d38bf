package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;

/** How long sessions last, by Configuration Admin. */
@Component(
    immediate = true,
    service = ConfiguredSessions.class,
    configurationPid = ConfiguredSessions.PID)
public final class ConfiguredSessions {
  static final String PID = "org.stagedoor.sessions";

  private final LiveSettings<SessionSettings> settings;

  /** Reads the settings. */
  @Activate
  public ConfiguredSessions(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, ConfiguredSessions::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** What is in force. */
  SessionSettings current() {
    return settings.current();
  }

  private static SessionSettings read(SettingsFile file) {
    SessionSettings otherwise = SessionSettings.DEFAULT;
    return new SessionSettings(
        Duration.ofMinutes(
            file.number("idle.minutes", 1, 1440, (int) otherwise.idle().toMinutes())),
        Duration.ofHours(file.number("total.hours", 1, 720, (int) otherwise.total().toHours())),
        Duration.ofSeconds(
            file.number("grace.seconds", 0, 3600, (int) otherwise.grace().toSeconds())));
  }
}
