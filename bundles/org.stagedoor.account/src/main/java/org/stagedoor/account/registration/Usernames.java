package org.stagedoor.account.registration;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Names;
import org.stagedoor.account.appservice.AppserviceNames;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;

/** The rules for the names of new users. */
@Component(service = Usernames.class)
public final class Usernames {
  private final Accounts accounts;
  private final Server server;
  private final AppserviceNames appservices;
  private final Names names = new Names(new SecureRandom());

  /** Starts with the system's randomness. */
  @Activate
  public Usernames(
      @Reference Accounts accounts,
      @Reference Server server,
      @Reference AppserviceNames appservices) {
    this.accounts = accounts;
    this.server = server;
    this.appservices = appservices;
  }

  /**
   * The user id of a name that somebody chose.
   *
   * @throws MatrixException 400 {@code M_INVALID_USERNAME} if there can be no such name
   */
  public UserId chosen(String username) {
    // Unicode has capitals whose small letters are ASCII, such as the Kelvin sign.
    boolean ascii = username.chars().allMatch(c -> c < 0x80);
    return UserId.of(username.toLowerCase(Locale.ROOT), server.name())
        .filter(user -> ascii && user.strict())
        .orElseThrow(
            () ->
                new MatrixException(
                    400,
                    Errcode.INVALID_USERNAME,
                    "A user name consists of a-z, 0-9 and ._=-/+ and is not too long"));
  }

  /**
   * Refuses a name that a person can't have.
   *
   * @param session the session that may hold it
   * @throws MatrixException 400 {@code M_EXCLUSIVE} or {@code M_USER_IN_USE}
   */
  void refuseUnfit(UserId user, Optional<String> session, Instant now) {
    appservices.refuseExclusive(user);
    refuseTaken(user, session, now);
  }

  /**
   * Refuses a name that somebody has.
   *
   * @param session the session that may hold it
   * @throws MatrixException 400 {@code M_USER_IN_USE}
   */
  public void refuseTaken(UserId user, Optional<String> session, Instant now) {
    if (!accounts.available(user, session, now)) {
      throw taken();
    }
  }

  /** A name for a user who chose none; nobody has it, unless somebody takes it this moment. */
  UserId generated(Instant now) {
    UserId user = new UserId(names.user(), server.name());
    boolean free = accounts.available(user, Optional.empty(), now) && !appservices.exclusive(user);
    return free ? user : generated(now);
  }

  /** 400 {@code M_USER_IN_USE}. */
  static MatrixException taken() {
    return new MatrixException(400, Errcode.USER_IN_USE, "This user name is taken");
  }
}
