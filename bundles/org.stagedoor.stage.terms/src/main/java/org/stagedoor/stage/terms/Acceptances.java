package org.stagedoor.stage.terms;

import java.util.Optional;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * What users have accepted, kept with the user: {@code {"privacy": {"1.0": {"at": 1767225600000,
 * "language": "en"}}}}, older versions included.
 */
final class Acceptances {
  private static final String NAME = "org.stagedoor.stage.terms";

  private final UserData data;

  Acceptances(UserData data) {
    this.data = data;
  }

  /** What a user has accepted. */
  Dict of(UserId user) {
    return data.get(user, NAME).orElse(Dict.EMPTY);
  }

  /** Whether the version in force of a policy is among what was accepted. */
  static boolean has(Dict accepted, Policy policy) {
    return accepted.dict(policy.id()).flatMap(it -> it.dict(policy.version())).isPresent();
  }

  /**
   * Adds versions of policies. Those that are there already keep their time.
   *
   * @param versions versions by policy; what is no text is passed over
   */
  void add(UserId user, Dict versions, Dict circumstances) {
    data.update(
        user,
        NAME,
        before -> {
          Dict after = before;
          for (String policy : versions.keys()) {
            Optional<String> version = versions.text(policy);
            Dict known = after.dict(policy).orElse(Dict.EMPTY);
            if (version.isPresent() && !known.has(version.get())) {
              after = after.with(policy, known.with(version.get(), circumstances));
            }
          }
          return after;
        });
  }
}
