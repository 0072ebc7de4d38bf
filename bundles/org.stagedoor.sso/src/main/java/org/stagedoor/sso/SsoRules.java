package org.stagedoor.sso;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;

/** What the operator decides of single sign-on. */
@Component(immediate = true, service = SsoRules.class, configurationPid = SsoRules.PID)
@Designate(ocd = SsoRules.Config.class)
public final class SsoRules {
  static final String PID = "org.stagedoor.sso";

  /** What the operator decides. */
  @ObjectClassDefinition(name = "Stagedoor · single sign-on")
  public @interface Config {
    @AttributeDefinition(
        name = "Known clients",
        description =
            "Origins (https://app.example.org) and schemes of apps (org.example.app:), separated by"
                + " blanks, to which users are sent back without being asked.")
    String clients_known() default "";

    @AttributeDefinition(
        name = "Accounts of this server",
        description = "Whether one may log in by single sign-on with an account of this server.")
    boolean local_login() default false;

    @AttributeDefinition(
        name = "New accounts",
        description = "Whether who comes for the first time gets an account.",
        options = {
          @Option(label = "If anybody may register, without any proof", value = "registration"),
          @Option(label = "Always", value = "always"),
          @Option(label = "Never", value = "never")
        })
    String accounts_new() default "registration";

    @AttributeDefinition(
        name = "Name of a new account",
        description =
            "A pattern of what the provider says: {preferred_username}, {email.local}, {subject}.")
    String name_template() default "{preferred_username}";

    @AttributeDefinition(
        name = "Ask for the name",
        description = "Whether users always choose their name, not only if it is taken.")
    boolean name_ask() default false;

    @AttributeDefinition(
        name = "Providers that name accounts of this server",
        description =
            "Ids, separated by blanks, of those whose user of a name is the one of that name here.")
    String adopt_providers() default "";

    @AttributeDefinition(name = "Lifetime of the login token", description = "Seconds, 5 to 600.")
    int token_lifetime() default 60;

    @AttributeDefinition(
        name = "Skew of clocks",
        description = "Seconds that a provider's clock may be behind, 0 to 600.")
    int clock_skew() default 60;

    @AttributeDefinition(
        name = "End devices on log-out",
        description =
            "Whether a log-out that a provider tells of ends the devices of the user here.")
    boolean logout_devices() default true;
  }

  private record InForce(
      List<String> clients,
      boolean local,
      String newAccounts,
      String template,
      boolean ask,
      List<String> adopting,
      Duration token,
      Duration skew,
      boolean logout) {
    /** An origin, or the scheme of an app; never one that a browser itself runs. */
    private static final Pattern CLIENT =
        Pattern.compile(
            "https?://[^\\s/*@?#]+/*"
                + "|(?!(https?|javascript|data|vbscript|blob|file|about):)[a-z][a-z0-9+.-]*:/*");

    private static final Pattern TEMPLATE =
        Pattern.compile("[^{}]*(\\{[A-Za-z0-9_:-]+(\\.local)?}[^{}]*)+");

    static InForce read(SettingsFile file) {
      return new InForce(
          clients(file),
          file.flag("local.login", false),
          file.choice("accounts.new", "registration", "always", "never"),
          template(file),
          file.flag("name.ask", false),
          file.list("adopt.providers"),
          Duration.ofSeconds(file.number("token.lifetime", 5, 600, 60)),
          Duration.ofSeconds(file.number("clock.skew", 0, 600, 60)),
          file.flag("logout.devices", true));
    }

    private static List<String> clients(SettingsFile file) {
      List<String> clients =
          file.list("clients.known").stream().map(one -> one.toLowerCase(Locale.ROOT)).toList();
      if (!clients.stream().allMatch(one -> CLIENT.matcher(one).matches())) {
        throw file.wrong(
            "clients.known",
            "origins and schemes, such as https://app.example.org or org.example.app:");
      }
      return clients;
    }

    private static String template(SettingsFile file) {
      String template = file.text("name.template").orElse("{preferred_username}");
      if (!TEMPLATE.matcher(template).matches()) {
        throw file.wrong(
            "name.template", "a name with attributes in braces, such as {preferred_username}");
      }
      return template;
    }
  }

  private final LiveSettings<InForce> settings;

  /** Reads the settings. */
  @Activate
  public SsoRules(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, InForce::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** Origins and schemes in small letters. */
  public List<String> knownClients() {
    return settings.current().clients();
  }

  /** Whether one may log in with an account of this server. */
  public boolean offersLocal() {
    return settings.current().local();
  }

  /** Who comes for the first time gets an account: {@code registration, always, never}. */
  public String newAccounts() {
    return settings.current().newAccounts();
  }

  /** The pattern of names. */
  public String nameTemplate() {
    return settings.current().template();
  }

  /** Whether users always choose their name. */
  public boolean asksForName() {
    return settings.current().ask();
  }

  /** Whether a provider's user of a name is the one of that name here. */
  public boolean adopts(String provider) {
    return settings.current().adopting().contains(provider);
  }

  /** How long a login token is good. */
  public Duration tokenLifetime() {
    return settings.current().token();
  }

  /** How far a provider's clock may be behind. */
  public Duration skew() {
    return settings.current().skew();
  }

  /** Whether a log-out at a provider ends devices. */
  public boolean endsDevices() {
    return settings.current().logout();
  }
}
