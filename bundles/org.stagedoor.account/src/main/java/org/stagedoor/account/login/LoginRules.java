package org.stagedoor.account.login;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;

/** How one may log in, and for how long. */
@Component(immediate = true, service = LoginRules.class, configurationPid = LoginRules.PID)
@Designate(ocd = LoginRules.Config.class)
public final class LoginRules {
  static final String PID = "org.stagedoor.account.login";

  private static final int MINUTE = 60;
  private static final int A_YEAR = 366 * 86_400;

  /** How one may log in. */
  @ObjectClassDefinition(name = "Stagedoor · log-in")
  public @interface Config {
    @AttributeDefinition(
        name = "Lifetime of access tokens that can be refreshed",
        description = "Seconds, 60 to 31622400.")
    int access_lifetime() default 3600;

    @AttributeDefinition(
        name = "Lifetime of access tokens that can't be refreshed",
        description = "Seconds, 60 to 1581120000; 0 for no end.")
    int access_lifetime_plain() default 0;

    @AttributeDefinition(
        name = "Tell clients the server's address when they log in",
        description = "For servers whose address differs from what users type: well_known.")
    boolean well_known() default false;

    @AttributeDefinition(
        name = "Users may make login tokens for other devices",
        description = "POST /login/get_token")
    boolean login_tokens() default true;

    @AttributeDefinition(
        name = "Clients may log in with a password",
        description = "POST /login with m.login.password; off for log-in by other ways alone.")
    boolean login_passwords() default true;

    @AttributeDefinition(name = "Lifetime of login tokens", description = "Seconds, 5 to 3600.")
    int login_token_lifetime() default 120;

    @AttributeDefinition(
        name = "Devices of an account",
        description =
            "1 to 1000. A log-in that makes one more ends the device not seen for longest.")
    int devices_most() default 200;
  }

  private record Rules(
      Duration refreshable,
      Optional<Duration> plain,
      boolean namesServer,
      boolean offersTokens,
      boolean passwords,
      Duration token,
      int mostDevices) {
    static Rules read(SettingsFile file) {
      int plain = file.number("access.lifetime.plain", 0, 50 * A_YEAR, 0);
      if (plain > 0 && plain < MINUTE) {
        throw file.wrong("access.lifetime.plain", "0, or from 60 to " + 50 * A_YEAR);
      }
      return new Rules(
          Duration.ofSeconds(file.number("access.lifetime", MINUTE, A_YEAR, 3600)),
          plain == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(plain)),
          file.flag("well.known", false),
          file.flag("login.tokens", true),
          file.flag("login.passwords", true),
          Duration.ofSeconds(file.number("login.token.lifetime", 5, 3600, 120)),
          file.number("devices.most", 1, 1000, 200));
    }
  }

  private final LiveSettings<Rules> settings;

  /** Reads the settings. */
  @Activate
  public LoginRules(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, Rules::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** How long an access token is good; empty for ever. */
  Optional<Duration> lifetime(boolean canRefresh) {
    Rules rules = settings.current();
    return canRefresh ? Optional.of(rules.refreshable()) : rules.plain();
  }

  /** Whether clients are told the server's address when they log in. */
  boolean namesServer() {
    return settings.current().namesServer();
  }

  /** Whether users may make login tokens. */
  public boolean offersTokens() {
    return settings.current().offersTokens();
  }

  /** Whether clients may log in with a password. */
  public boolean takesPasswords() {
    return settings.current().passwords();
  }

  /** How long a login token is good. */
  public Duration tokenLifetime() {
    return settings.current().token();
  }

  /** How many devices an account may have. */
  int mostDevices() {
    return settings.current().mostDevices();
  }
}
