package org.stagedoor.account.registration;

import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;

/** Makes accounts with what their registration proved; inside a transaction of the caller. */
@Component(service = NewAccounts.class)
public final class NewAccounts {
  /** What is kept under it: {@code {<name>: {"value": …, "at": <milliseconds>}}}. */
  private static final String FACTS = "org.stagedoor.account.facts";

  private final Accounts accounts;
  private final ThreePids threePids;
  private final UserData userData;
  private final Audit audit;

  /** Writes to the store. */
  @Activate
  public NewAccounts(
      @Reference Accounts accounts,
      @Reference ThreePids threePids,
      @Reference UserData userData,
      @Reference Audit audit) {
    this.accounts = accounts;
    this.threePids = threePids;
    this.userData = userData;
    this.audit = audit;
  }

  /**
   * Makes an account.
   *
   * @throws MatrixException 400 {@code M_USER_IN_USE} if somebody else took the name meanwhile
   */
  public void create(UserId user, Account.Kind kind, Optional<String> passwordHash, Call call) {
    Account account =
        new Account(user, kind, Account.State.ACTIVE, passwordHash.isPresent(), call.now());
    if (!accounts.create(account, passwordHash, call.session())) {
      throw Usernames.taken();
    }
    audit.done(call, "register", user, Dict.of("kind", kind.name()));
  }

  /**
   * Keeps what was proved on the way.
   *
   * @throws MatrixException 400 {@code M_THREEPID_IN_USE} if an identifier became another user's
   */
  void keep(UserId user, Grant grant, Instant now) {
    grant
        .threePids()
        .forEach(
            identifier -> {
              if (!threePids.add(user, identifier, now)) {
                throw new MatrixException(
                    400, Errcode.THREEPID_IN_USE, "This " + identifier.medium() + " is in use");
              }
            });
    Dict facts =
        grant
            .facts()
            .reduce(
                Dict.EMPTY,
                (kept, fact) ->
                    kept.with(
                        fact.name(), Dict.of("value", fact.value(), "at", now.toEpochMilli())),
                Dict::with);
    if (!facts.isEmpty()) {
      userData.update(user, FACTS, kept -> kept.with(facts));
    }
  }
}
