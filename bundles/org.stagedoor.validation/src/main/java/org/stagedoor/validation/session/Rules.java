package org.stagedoor.validation.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.validation.Setting;

/** What the operator decides of validation sessions. */
@Component(service = Rules.class, configurationPid = Rules.PID)
@Designate(ocd = Rules.Config.class)
public final class Rules {
  static final String PID = "org.stagedoor.validation";

  /** What the operator decides. */
  @ObjectClassDefinition(name = "Stagedoor · validation of addresses and numbers")
  public @interface Config {
    /** Whether the answer hides who has an account. */
    @AttributeDefinition(
        name = "Inhibit errors",
        description =
            "Whether who asks is not told that an address has an account here or has none; its owner is written to instead.")
    boolean inhibit_errors() default false;

    /** How long a message is good. */
    @AttributeDefinition(
        name = "Life of a message",
        description = "How many minutes its code and link are good, 5 to 10080.")
    int message_minutes() default 1440;

    /** How long a proof is good. */
    @AttributeDefinition(
        name = "Life of a proof",
        description = "How many minutes a proof is good once it was given, 5 to 10080.")
    int proof_minutes() default 2880;

    /** How long codes are. */
    @AttributeDefinition(name = "Digits of a code", description = "6 to 10.")
    int code_digits() default 8;

    /** How many wrong codes end the codes of a session. */
    @AttributeDefinition(
        name = "Wrong codes",
        description =
            "How many may be typed until a new message is needed, 1 to 100; the link stays good.")
    int code_guesses() default 5;

    /** Whose addresses are taken. */
    @AttributeDefinition(
        name = "Allowed domains",
        description = "Of new addresses, separated by blanks, with all below them; empty for any.")
    String domains_allowed() default "";

    /** Whose addresses are not taken. */
    @AttributeDefinition(
        name = "Denied domains",
        description = "Of new addresses, separated by blanks, with all below them.")
    String domains_denied() default "";

    /** Where browsers may be sent. */
    @AttributeDefinition(
        name = "Hosts of next_link",
        description =
            "Host names, separated by blanks, to which a client may have the browser sent after a link was followed.")
    String next_hosts() default "";
  }

  private final boolean inhibit;
  private final Duration messageLife;
  private final Duration proofLife;
  private final int digits;
  private final int guesses;
  private final Domains domains;
  private final NextLinks nextLinks;

  /**
   * Called by DS.
   *
   * @throws IllegalArgumentException with PID and key if a setting is out of range
   */
  @Activate
  public Rules(Config config) {
    inhibit = config.inhibit_errors();
    messageLife = minutes("message.minutes", config.message_minutes());
    proofLife = minutes("proof.minutes", config.proof_minutes());
    digits = new Setting(PID, "code.digits").between(6, 10, config.code_digits());
    guesses = new Setting(PID, "code.guesses").between(1, 100, config.code_guesses());
    domains = new Domains(names(config.domains_allowed()), names(config.domains_denied()));
    nextLinks = new NextLinks(names(config.next_hosts()));
  }

  private static Duration minutes(String key, int value) {
    return Duration.ofMinutes(new Setting(PID, key).between(5, 10_080, value));
  }

  private static List<String> names(String value) {
    return Setting.words(value.toLowerCase(Locale.ROOT));
  }

  /** A client's {@code next_link}, if a browser may be sent there. */
  public Optional<URI> next(String link) {
    return nextLinks.allowed(link);
  }

  Domains domains() {
    return domains;
  }

  boolean inhibit() {
    return inhibit;
  }

  Duration messageLife() {
    return messageLife;
  }

  Duration proofLife() {
    return proofLife;
  }

  int digits() {
    return digits;
  }

  int guesses() {
    return guesses;
  }
}
