package org.stagedoor.validation.session;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.flow.Counters;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Neighbourhood;

/**
 * Bounds how many messages are sent: to one address, for one remote address, and of a medium in
 * all. Each is a counter that drains evenly over the day, shared by the nodes. Used by any thread.
 */
@Component(immediate = true, service = Limits.class, configurationPid = Limits.PID)
@Designate(ocd = Limits.Config.class)
public final class Limits {
  static final String PID = "org.stagedoor.validation.limits";
  private static final int MOST = 1_000_000;
  private static final double EPSILON = 1e-9;

  /** How many messages. */
  @ObjectClassDefinition(name = "Stagedoor · limits of messages")
  public @interface Config {
    /** To one address at once. */
    @AttributeDefinition(
        name = "To one address, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int address_burst() default 5;

    /** To one address a day. */
    @AttributeDefinition(
        name = "To one address, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int address_daily() default 20;

    /** For one remote address at once. */
    @AttributeDefinition(
        name = "For one remote address, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int remote_burst() default 20;

    /** For one remote address a day. */
    @AttributeDefinition(
        name = "For one remote address, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int remote_daily() default 200;

    /** In all at once. */
    @AttributeDefinition(
        name = "Of one medium, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int total_burst() default 5000;

    /** In all a day. */
    @AttributeDefinition(
        name = "Of one medium, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int total_daily() default 10_000;
  }

  private record Limit(String name, int burst, Duration drainOne) {
    static Limit read(SettingsFile file, String name, int burst, int daily) {
      int most = file.number(name + ".burst", 0, MOST, burst);
      int aDay = file.number(name + ".daily", 1, MOST, daily);
      return new Limit(name, most, Duration.ofDays(1).dividedBy(aDay));
    }
  }

  private record InForce(Limit address, Limit remote, Limit total) {
    static InForce read(SettingsFile file) {
      return new InForce(
          Limit.read(file, "address", 5, 20),
          Limit.read(file, "remote", 20, 200),
          Limit.read(file, "total", 5000, 10_000));
    }
  }

  private final Counters counters;
  private final LiveSettings<InForce> settings;

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is out of range
   */
  @Activate
  public Limits(@Reference Counters counters, Map<String, ?> properties) {
    this.counters = counters;
    settings = new LiveSettings<>(PID, properties, InForce::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /**
   * Counts a message that is about to be sent.
   *
   * @throws MatrixException 429 {@code M_LIMIT_EXCEEDED} if it must not be
   */
  void count(String medium, String to, String remoteAddress, Instant now) {
    InForce limits = settings.current();
    // Whoever asks too much is stopped before she uses up what others have left.
    spend(limits.remote(), Neighbourhood.of(remoteAddress), now);
    spend(limits.address(), medium + " " + to, now);
    spend(limits.total(), medium, now);
  }

  private void spend(Limit limit, String key, Instant now) {
    if (limit.burst() == 0) {
      return;
    }
    String counter = PID + " " + limit.name() + " " + key;
    // Looked at first, or being refused would keep the counter full for ever.
    refuse(limit, counters.level(counter, limit.drainOne(), now) + 1);
    refuse(limit, counters.add(counter, limit.drainOne(), now));
  }

  private static void refuse(Limit limit, double level) {
    double over = level - limit.burst();
    if (over > EPSILON) {
      throw MatrixException.limited(
          Duration.ofMillis((long) Math.ceil(over * limit.drainOne().toMillis())));
    }
  }
}
