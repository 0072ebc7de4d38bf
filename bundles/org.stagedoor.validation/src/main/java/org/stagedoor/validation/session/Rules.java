package org.stagedoor.validation.session;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;

/** What the operator decides of validation sessions. */
@Component(immediate = true, service = Rules.class, configurationPid = Rules.PID)
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

    /** Whether who asks for a text must be in a flow. */
    @AttributeDefinition(
        name = "Texts by pages alone",
        description =
            "Whether those without an access token get texts by the pages of a flow alone, after the stages before; clients' own forms for numbers don't work then.")
    boolean msisdn_pages_only() default false;
  }

  private record InForce(
      boolean inhibit,
      Duration messageLife,
      Duration proofLife,
      int digits,
      int guesses,
      Domains domains,
      NextLinks nextLinks,
      boolean pagesOnly) {
    static InForce read(SettingsFile file) {
      return new InForce(
          file.flag("inhibit.errors", false),
          Duration.ofMinutes(file.number("message.minutes", 5, 10_080, 1440)),
          Duration.ofMinutes(file.number("proof.minutes", 5, 10_080, 2880)),
          file.number("code.digits", 6, 10, 8),
          file.number("code.guesses", 1, 100, 5),
          new Domains(names(file, "domains.allowed"), names(file, "domains.denied")),
          new NextLinks(names(file, "next.hosts")),
          file.flag("msisdn.pages.only", false));
    }

    private static List<String> names(SettingsFile file, String key) {
      return file.list(key).stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    }
  }

  private final LiveSettings<InForce> settings;

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is out of range
   */
  @Activate
  public Rules(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, InForce::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** A client's {@code next_link}, if a browser may be sent there. */
  public Optional<URI> next(String link) {
    return settings.current().nextLinks().allowed(link);
  }

  /** Whether those without an access token get texts by the pages of a flow alone. */
  public boolean pagesOnly() {
    return settings.current().pagesOnly();
  }

  Domains domains() {
    return settings.current().domains();
  }

  boolean inhibit() {
    return settings.current().inhibit();
  }

  Duration messageLife() {
    return settings.current().messageLife();
  }

  Duration proofLife() {
    return settings.current().proofLife();
  }

  int digits() {
    return settings.current().digits();
  }

  int guesses() {
    return settings.current().guesses();
  }
}
