package org.stagedoor.core.protocol;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

/**
 * One of the two kinds of people who may ask for an operation: those who send an access token, and
 * those who do not.
 *
 * @param operation the operation's name
 * @param subject whom the flow policy is asked for; empty without an access token
 * @param onAccount whether it acts on somebody's account then
 */
record Audience(String operation, Optional<UserId> subject, boolean onAccount) {
  /** No server's, and so nobody. */
  private static final UserId SOMEBODY = new UserId("somebody", "example.invalid");

  /** Those who ask for an operation with an access token. */
  static Audience signedIn(GuardedCall guarded) {
    return of(guarded, Optional.of(SOMEBODY));
  }

  /** Those who ask for it without one. */
  static Audience anonymous(GuardedCall guarded) {
    return of(guarded, Optional.empty());
  }

  private static Audience of(GuardedCall guarded, Optional<UserId> subject) {
    Call call =
        new Call(
            "POST",
            "/",
            Map.of(),
            Map.of(),
            Dict.EMPTY,
            subject.map(it -> new Requester(it, Optional.empty(), "", Requester.Kind.USER)),
            new Call.Origin("", "", List.of(Locale.ENGLISH)),
            Optional.empty(),
            Instant.EPOCH);
    return new Audience(guarded.name(), subject, onAccount(guarded, call, subject.isPresent()));
  }

  private static boolean onAccount(GuardedCall guarded, Call call, boolean otherwise) {
    try {
      return guarded.operation().actsOnAccount(call);
    } catch (RuntimeException e) {
      // It wants to see a real call; each of those is judged by itself.
      return otherwise;
    }
  }

  /** The key in the file of flows that is theirs alone. */
  String name() {
    return subject.isPresent() ? operation : operation + ConfiguredFlows.ANONYMOUS;
  }
}
