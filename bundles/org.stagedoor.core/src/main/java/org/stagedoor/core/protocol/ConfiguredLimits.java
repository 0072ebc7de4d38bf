package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.stagedoor.api.account.Guesses.Subject;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;

/** How many wrong guesses are free, by Configuration Admin. */
@Component(
    immediate = true,
    service = ConfiguredLimits.class,
    configurationPid = ConfiguredLimits.PID)
public final class ConfiguredLimits {
  static final String PID = "org.stagedoor.limits";
  private static final int MAX_BURST = 1_000_000;
  private static final int MAX_SECONDS = 86_400;

  private final LiveSettings<GuessLimits> settings;

  /** Reads the limits. */
  @Activate
  public ConfiguredLimits(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, ConfiguredLimits::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** What is in force. */
  GuessLimits current() {
    return settings.current();
  }

  private static GuessLimits read(SettingsFile file) {
    Map<Subject.Kind, GuessLimits.Limit> limits = new EnumMap<>(Subject.Kind.class);
    for (Subject.Kind kind : Subject.Kind.values()) {
      GuessLimits.Limit otherwise = Objects.requireNonNull(GuessLimits.DEFAULT.limits().get(kind));
      String burst = kind.name().toLowerCase(Locale.ROOT) + ".burst";
      String forgive = kind.name().toLowerCase(Locale.ROOT) + ".forgive.seconds";
      Duration seconds =
          Duration.ofSeconds(
              file.number(forgive, 1, MAX_SECONDS, (int) otherwise.forgiveOne().toSeconds()));
      if (file.text(burst).filter("off"::equalsIgnoreCase).isEmpty()) {
        limits.put(
            kind,
            new GuessLimits.Limit(file.number(burst, 1, MAX_BURST, otherwise.burst()), seconds));
      }
    }
    return new GuessLimits(limits);
  }
}
