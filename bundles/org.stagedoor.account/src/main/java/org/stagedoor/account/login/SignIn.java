package org.stagedoor.account.login;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.Names;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.Tokens.Issued;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;

/** Opens a device with its tokens for a user whose right to it has been established. */
@Component(service = SignIn.class)
public final class SignIn {
  private final Transactions transactions;
  private final Devices devices;
  private final Tokens tokens;
  private final Server server;
  private final LoginRules rules;
  private final DeviceLimit limit;
  private final Names names = new Names(new SecureRandom());

  /** Goes by the rules of log-in. */
  @Activate
  public SignIn(
      @Reference Transactions transactions,
      @Reference Devices devices,
      @Reference Tokens tokens,
      @Reference Server server,
      @Reference LoginRules rules,
      @Reference Audit audit) {
    this.transactions = transactions;
    this.devices = devices;
    this.tokens = tokens;
    this.server = server;
    this.rules = rules;
    this.limit = new DeviceLimit(devices, audit);
  }

  /**
   * Opens the device that the client wants, or a new one, and issues its tokens; in the transaction
   * of the thread if there is one. A user who has as many devices as there may be loses one.
   *
   * @return the answer to the client
   */
  public Dict open(UserId user, DeviceWish wish, Instant now) {
    return open(user, wish, now, device -> limit.makeRoom(user, device, rules.mostDevices(), now));
  }

  /** The same for an account that is new: it has no device yet, so nobody looks for them. */
  public Dict openFirst(UserId user, DeviceWish wish, Instant now) {
    return open(user, wish, now, device -> {});
  }

  private Dict open(UserId user, DeviceWish wish, Instant now, Consumer<String> makeRoom) {
    String device = wish.deviceId().orElseGet(names::device);
    Issued issued =
        transactions.required(
            () -> {
              makeRoom.accept(device);
              devices.open(user, device, wish.displayName(), now);
              return tokens.issue(
                  user,
                  Optional.of(device),
                  rules.lifetime(wish.refreshable()),
                  wish.refreshable(),
                  now);
            });
    Dict answer = account(user).with(pair(issued)).with("device_id", device);
    return rules.namesServer() ? answer.with("well_known", homeserver()) : answer;
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
