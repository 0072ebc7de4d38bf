package org.stagedoor.account.profile;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/** The profiles of users, as they are kept. */
@Component(service = Profiles.class)
public final class Profiles {
  private static final String NAME = "org.stagedoor.account.profile";

  private final Accounts accounts;
  private final UserData userData;
  private final Audit audit;

  /** Keeps profiles in the store. */
  @Activate
  public Profiles(
      @Reference Accounts accounts, @Reference UserData userData, @Reference Audit audit) {
    this.accounts = accounts;
    this.userData = userData;
    this.audit = audit;
  }

  /**
   * The profile of the user whom the path names.
   *
   * @throws MatrixException 404 {@code M_NOT_FOUND} if there is no such user here, or no more
   */
  Dict read(Call call) {
    UserId user = named(call);
    return accounts
        .find(user)
        .filter(account -> account.state() != Account.State.DEACTIVATED)
        .map(account -> userData.get(account.user(), NAME).orElse(Dict.EMPTY))
        .orElseThrow(() -> MatrixException.notFound("No such user"));
  }

  /**
   * Sets a field of the requester's own profile; an empty value removes it.
   *
   * @throws MatrixException 403 {@code M_FORBIDDEN} if the path names somebody else
   */
  void write(Call call, ProfileField field, Optional<String> value) {
    UserId user = call.user().user();
    if (!named(call).equals(user)) {
      throw MatrixException.forbidden("A profile is changed by its user alone");
    }
    userData.update(
        user,
        NAME,
        kept -> value.map(set -> kept.with(field.key(), set)).orElse(kept.without(field.key())));
    audit.done(call, "profile.change", user, Dict.of("field", field.key()));
  }

  /** Gives a new user a name, which somebody else chose. */
  public void name(UserId user, String displayName) {
    userData.update(user, NAME, kept -> kept.with(ProfileField.DISPLAYNAME.key(), displayName));
  }

  private static UserId named(Call call) {
    return UserId.parse(call.parameter("user_id"))
        .orElseThrow(() -> MatrixException.invalid("user_id", "must be a user id"));
  }
}
