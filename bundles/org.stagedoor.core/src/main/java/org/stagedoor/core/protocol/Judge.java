package org.stagedoor.core.protocol;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.stage.Claim;

/** Judges whom the claims of stages prove. Used by any thread. */
final class Judge {
  private final ThreePids threePids;
  private final ToLongFunction<UserId> generations;

  /**
   * A judge.
   *
   * @param generations the generation of what proves a user
   */
  Judge(ThreePids threePids, ToLongFunction<UserId> generations) {
    this.threePids = threePids;
    this.generations = generations;
  }

  /** The visit with the generation that a proof of the requester made now is of. */
  Visit dated(Visit visit) {
    return visit
        .call()
        .requester()
        .map(requester -> visit.at(generations.applyAsLong(requester.user())))
        .orElse(visit);
  }

  /**
   * The visit with the generation that these claims are of, just made. Without a requester nobody
   * knows whom a stage is going to prove, so that it can be read only then.
   */
  Visit dated(Visit visit, List<Claim> claims) {
    return visit.call().requester().isPresent()
        ? visit
        : proved(visit, claims).map(user -> visit.at(generations.applyAsLong(user))).orElse(visit);
  }

  /**
   * Whether claims leave nobody's guesses to be counted on: they prove the requester, or there is
   * none. A stage that anybody can pass must not forgive wrong guesses at an account.
   */
  boolean vouched(Visit visit, List<Claim> claims) {
    return visit.call().requester().isEmpty() || proved(visit, claims).isPresent();
  }

  /** Whether what proved the user has been renewed since a stage vouched for it. */
  boolean outdated(Visit visit, UserId user) {
    long now = generations.applyAsLong(user);
    return visit.session().progress().passed().stream()
        .filter(stage -> stage.generation() != now)
        .anyMatch(stage -> proved(visit, stage.claims()).filter(user::equals).isPresent());
  }

  /**
   * The user whom claims prove: named, or the owner of a proved third-party identifier.
   *
   * @throws MatrixException 403 if they prove two, or another than the requester
   */
  Optional<UserId> proved(Visit visit, List<Claim> claims) {
    Set<UserId> users = new LinkedHashSet<>();
    for (Claim claim : claims) {
      if (claim instanceof Claim.User user) {
        users.add(user.id());
      } else if (claim instanceof Claim.Identifier identifier) {
        ThreePid threePid = identifier.threePid();
        threePids.owner(threePid.medium(), threePid.address()).ifPresent(users::add);
      }
    }
    Optional<UserId> requester = visit.call().requester().map(Requester::user);
    boolean another =
        requester.isPresent() && users.stream().anyMatch(user -> !user.equals(requester.get()));
    if (another || users.size() > 1) {
      throw MatrixException.forbidden("The authentication is that of another user");
    }
    return users.stream().findFirst();
  }

  /**
   * The user whom a finished session proves.
   *
   * @throws MatrixException 403 if the call acts on the requester's account and nothing proves the
   *     requester
   */
  Optional<UserId> grant(Visit visit) {
    Optional<UserId> user = proved(visit, visit.session().progress().claims());
    if (user.isEmpty()
        && visit.call().requester().isPresent()
        && visit.guarded().operation().actsOnAccount(visit.call())) {
      throw MatrixException.forbidden("The authentication does not prove the account's user");
    }
    return user;
  }
}
