package org.stagedoor.core.protocol;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.account.Guesses.Subject;

/** How many wrong guesses are free, by Configuration Admin. */
@Component(
    // A delayed one would be dropped, with what it was told, while nobody happens to hold it.
    immediate = true,
    service = {ManagedService.class, ConfiguredLimits.class},
    property = "service.pid=" + ConfiguredLimits.PID)
public final class ConfiguredLimits extends LiveSettings<GuessLimits> {
  static final String PID = "org.stagedoor.limits";
  private static final int MAX_BURST = 1_000_000;
  private static final int MAX_SECONDS = 86_400;

  /** Called by DS. */
  public ConfiguredLimits() {
    super(PID, ConfiguredLimits::read, GuessLimits.DEFAULT, "the defaults are in force");
  }

  private static GuessLimits read(Settings settings) {
    Set<String> keys = new TreeSet<>();
    Map<Subject.Kind, GuessLimits.Limit> limits = new EnumMap<>(Subject.Kind.class);
    for (Subject.Kind kind : Subject.Kind.values()) {
      GuessLimits.Limit otherwise = Objects.requireNonNull(GuessLimits.DEFAULT.limits().get(kind));
      String burst = kind.name().toLowerCase(Locale.ROOT) + ".burst";
      String forgive = kind.name().toLowerCase(Locale.ROOT) + ".forgive.seconds";
      keys.add(burst);
      keys.add(forgive);
      if (settings.text(burst).filter("off"::equals).isEmpty()) {
        limits.put(
            kind,
            new GuessLimits.Limit(
                (int) settings.number(burst, 1, MAX_BURST, otherwise.burst()),
                Duration.ofSeconds(
                    settings.number(forgive, 1, MAX_SECONDS, otherwise.forgiveOne().toSeconds()))));
      }
    }
    settings.only(keys);
    return new GuessLimits(limits);
  }
}
