package org.stagedoor.account.login;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.account.Names;
import org.stagedoor.account.Setting;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.Tokens.Issued;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;

/** Opens a device with its tokens for a user whose right to it has been established. */
@Component(service = SignIn.class, configurationPid = SignIn.PID)
@Designate(ocd = SignIn.Config.class)
public final class SignIn {
  static final String PID = "org.stagedoor.account.login";

  private static final int A_YEAR = 366 * 86_400;

  /** How long log-ins last. */
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
  }

  private final Transactions transactions;
  private final Devices devices;
  private final Tokens tokens;
  private final Server server;
  private final Names names;
  private final Duration refreshable;
  private final Optional<Duration> plain;
  private final boolean wellKnown;

  /** Starts with the system's randomness. */
  @Activate
  public SignIn(
      @Reference Transactions transactions,
      @Reference Devices devices,
      @Reference Tokens tokens,
      @Reference Server server,
      Config config) {
    this(transactions, devices, tokens, server, config, new Names(new SecureRandom()));
  }

  /** Starts with names made up by somebody else. */
  public SignIn(
      Transactions transactions,
      Devices devices,
      Tokens tokens,
      Server server,
      Config config,
      Names names) {
    this.transactions = transactions;
    this.devices = devices;
    this.tokens = tokens;
    this.server = server;
    this.names = names;
    this.refreshable =
        new Setting(PID, "access.lifetime").seconds(60, A_YEAR, config.access_lifetime());
    this.plain =
        config.access_lifetime_plain() == 0
            ? Optional.empty()
            : Optional.of(
                new Setting(PID, "access.lifetime.plain")
                    .seconds(60, 50 * A_YEAR, config.access_lifetime_plain()));
    this.wellKnown = config.well_known();
  }

  /** How long an access token is good. */
  Optional<Duration> lifetime(boolean canRefresh) {
    return canRefresh ? Optional.of(refreshable) : plain;
  }

  /**
   * Opens the device that the client wants, or a new one, and issues its tokens; in the transaction
   * of the thread if there is one.
   *
   * @return the answer to the client
   */
  public Dict open(UserId user, DeviceWish wish, Instant now) {
    String device = wish.deviceId().orElseGet(names::device);
    Issued issued =
        transactions.required(
            () -> {
              devices.open(user, device, wish.displayName(), now);
              return tokens.issue(
                  user, Optional.of(device), lifetime(wish.refreshable()), wish.refreshable(), now);
            });
    Dict answer = account(user).with(pair(issued)).with("device_id", device);
    return wellKnown ? answer.with("well_known", homeserver()) : answer;
  }

  /** The part of the answer that names the user; {@code home_server} is read by old clients. */
  public Dict account(UserId user) {
    return Dict.of("user_id", user.toString(), "home_server", server.name());
  }

  /** The part of the answer that hands over tokens. */
  static Dict pair(Issued issued) {
    Dict pair = Dict.of("access_token", issued.accessToken());
    if (issued.refreshToken().isPresent()) {
      pair = pair.with("refresh_token", issued.refreshToken().get());
    }
    if (issued.lifetime().isPresent()) {
      pair = pair.with("expires_in_ms", issued.lifetime().get().toMillis());
    }
    return pair;
  }

  private Dict homeserver() {
    return Dict.of("m.homeserver", Dict.of("base_url", server.publicUri().toString()));
  }
}
