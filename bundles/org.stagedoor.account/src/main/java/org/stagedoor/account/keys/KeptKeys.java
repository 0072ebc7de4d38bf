package org.stagedoor.account.keys;

import java.util.function.UnaryOperator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/** The cross-signing keys of users, as they are kept: one object with a member for each kind. */
@Component(service = KeptKeys.class)
public final class KeptKeys {
  private static final String NAME = "org.stagedoor.account.keys";

  private final UserData userData;

  /** Keeps keys in the store. */
  @Activate
  public KeptKeys(@Reference UserData userData) {
    this.userData = userData;
  }

  Dict of(UserId user) {
    return userData.get(user, NAME).orElse(Dict.EMPTY);
  }

  /** Changes what is kept of a user; returns what is kept then. */
  Dict update(UserId user, UnaryOperator<Dict> change) {
    return userData.update(user, NAME, change);
  }
}
