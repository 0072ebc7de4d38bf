package org.stagedoor.account.login;

import java.time.Duration;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.account.Setting;

/** How one may log in, and for how long. */
@Component(service = LoginRules.class, configurationPid = LoginRules.PID)
@Designate(ocd = LoginRules.Config.class)
public final class LoginRules {
  static final String PID = "org.stagedoor.account.login";

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

    @AttributeDefinition(name = "Lifetime of login tokens", description = "Seconds, 5 to 3600.")
    int login_token_lifetime() default 120;
  }

  private final Duration refreshable;
  private final Optional<Duration> plain;
  private final Duration token;
  private final Config config;

  /** Reads the settings. */
  @Activate
  public LoginRules(Config config) {
    this.config = config;
    this.refreshable = setting("access.lifetime").seconds(60, A_YEAR, config.access_lifetime());
    this.plain =
        config.access_lifetime_plain() == 0
            ? Optional.empty()
            : Optional.of(
                setting("access.lifetime.plain")
                    .seconds(60, 50 * A_YEAR, config.access_lifetime_plain()));
    this.token = setting("login.token.lifetime").seconds(5, 3600, config.login_token_lifetime());
  }

  private static Setting setting(String key) {
    return new Setting(PID, key);
  }

  /** How long an access token is good; empty for ever. */
  Optional<Duration> lifetime(boolean canRefresh) {
    return canRefresh ? Optional.of(refreshable) : plain;
  }

  /** Whether clients are told the server's address when they log in. */
  boolean namesServer() {
    return config.well_known();
  }

  /** Whether users may make login tokens. */
  public boolean offersTokens() {
    return config.login_tokens();
  }

  /** How long a login token is good. */
  public Duration tokenLifetime() {
    return token;
  }
}
