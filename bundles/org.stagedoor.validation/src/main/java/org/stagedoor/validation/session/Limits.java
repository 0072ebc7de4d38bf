package org.stagedoor.validation.session;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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

/**
 * Bounds how many messages are sent: to one address, for one remote address, and of a medium in
 * all, of which strangers leave some to others. Each is a counter that drains evenly over the day,
 * shared by the nodes. Texts have stricter ones, since they cost money, and earn some for whoever
 * holds the numbers. Used by any thread.
 */
@Component(immediate = true, service = Limits.class, configurationPid = Limits.PID)
@Designate(ocd = Limits.Config.class)
public final class Limits {
  static final String PID = "org.stagedoor.validation.limits";
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

    /** For one site of IPv6 at once. */
    @AttributeDefinition(
        name = "For one /48 network of IPv6, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int site_burst() default 80;

    /** For one site of IPv6 a day. */
    @AttributeDefinition(
        name = "For one /48 network of IPv6, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int site_daily() default 800;

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

    /** What strangers leave. */
    @AttributeDefinition(
        name = "Of one medium, reserve",
        description =
            "How many percent of those at once are for users and who resets a password, 0 to 90.")
    int total_reserve() default 25;

    /** Texts for one remote address at once. */
    @AttributeDefinition(
        name = "Texts for one remote address, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int msisdn_remote_burst() default 5;

    /** Texts for one remote address a day. */
    @AttributeDefinition(
        name = "Texts for one remote address, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int msisdn_remote_daily() default 20;

    /** Texts for one site of IPv6 at once. */
    @AttributeDefinition(
        name = "Texts for one /48 network of IPv6, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int msisdn_site_burst() default 20;

    /** Texts for one site of IPv6 a day. */
    @AttributeDefinition(
        name = "Texts for one /48 network of IPv6, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int msisdn_site_daily() default 80;

    /** Texts to one number at once. */
    @AttributeDefinition(
        name = "Texts to one number, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int msisdn_address_burst() default 3;

    /** Texts to one number a day. */
    @AttributeDefinition(
        name = "Texts to one number, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int msisdn_address_daily() default 5;

    /** Texts to one block at once. */
    @AttributeDefinition(
        name = "Texts to one block of numbers, at once",
        description = "A block is all but the last three digits. 1 to 1000000; 0 for any number.")
    int msisdn_block_burst() default 10;

    /** Texts to one block a day. */
    @AttributeDefinition(
        name = "Texts to one block of numbers, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int msisdn_block_daily() default 20;

    /** Texts in all at once. */
    @AttributeDefinition(
        name = "Texts in all, at once",
        description = "How many in a row, 1 to 1000000; 0 for any number.")
    int msisdn_total_burst() default 500;

    /** Texts in all a day. */
    @AttributeDefinition(
        name = "Texts in all, a day",
        description = "How many a day beyond those, 1 to 1000000.")
    int msisdn_total_daily() default 1000;

    /** What strangers leave of texts. */
    @AttributeDefinition(
        name = "Texts in all, reserve",
        description =
            "How many percent of those at once are for users and who resets a password, 0 to 90.")
    int msisdn_total_reserve() default 25;
  }

  private record InForce(List<Limit> all, List<Limit> phones) {
    static InForce read(SettingsFile file) {
      // Whoever asks too much is stopped before she uses up what others have left.
      return new InForce(
          List.of(
              Limit.read(file, "remote", Limit.By.REMOTE, 20, 200),
              Limit.read(file, "site", Limit.By.SITE, 80, 800),
              Limit.read(file, "address", Limit.By.ADDRESS, 5, 20),
              Limit.read(file, "total", Limit.By.MEDIUM, 5000, 10_000).reserving(file, 25)),
          List.of(
              Limit.read(file, "msisdn.remote", Limit.By.REMOTE, 5, 20),
              Limit.read(file, "msisdn.site", Limit.By.SITE, 20, 80),
              Limit.read(file, "msisdn.address", Limit.By.ADDRESS, 3, 5),
              Limit.read(file, "msisdn.block", Limit.By.BLOCK, 10, 20),
              Limit.read(file, "msisdn.total", Limit.By.MEDIUM, 500, 1000).reserving(file, 25)));
    }

    List<Limit> of(String medium) {
      return medium.equals("msisdn") ? phones : all;
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
  void count(Count count, Instant now) {
    for (Limit limit : settings.current().of(count.medium())) {
      if (limit.burst() > 0) {
        limit.key(count).ifPresent(key -> spend(limit, key, limit.room(count), now));
      }
    }
  }

  private void spend(Limit limit, String key, int room, Instant now) {
    String counter = PID + " " + limit.name() + " " + key;
    // Looked at first, or being refused would keep the counter full for ever.
    refuse(limit, room, counters.level(counter, limit.drainOne(), now) + 1);
    refuse(limit, room, counters.add(counter, limit.drainOne(), now));
  }

  private static void refuse(Limit limit, int room, double level) {
    double over = level - room;
    if (over > EPSILON) {
      throw MatrixException.limited(
          Duration.ofMillis((long) Math.ceil(over * limit.drainOne().toMillis())));
    }
  }
}
