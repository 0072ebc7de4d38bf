package org.stagedoor.account;

import java.util.List;
import java.util.Locale;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;

/**
 * An operation on one's own account that needs no access token: without one it is the account of
 * whoever the session proves.
 */
public abstract class OwnersOperation implements Operation {
  private final Owner owner;
  private final String words;
  private final List<String> bound;

  /**
   * An operation.
   *
   * @param owner finds the account
   * @param words the key of what the user is told that she confirms
   * @param bound the fields that may not change once a stage was passed
   */
  protected OwnersOperation(Owner owner, String words, List<String> bound) {
    this.owner = owner;
    this.words = words;
    this.bound = List.copyOf(bound);
  }

  /**
   * Refuses what no authentication could save.
   *
   * @throws MatrixException if the call can't be
   */
  protected abstract void check(Call call);

  /** Makes the effect upon the owner's account ready, as {@link Operation#prepare} does. */
  protected abstract Effect effect(Call call, UserId user);

  @Override
  public final void validate(Call call) {
    owner.refuseGuests(call);
    check(call);
  }

  @Override
  public final Dict bound(Call call) {
    return call.body().only(bound);
  }

  @Override
  public final String purpose(Call call, Locale locale) {
    return new Purpose(locale).say(words);
  }

  @Override
  public final boolean actsOnAccount(Call call) {
    return true;
  }

  @Override
  public final Effect prepare(Call call, Grant grant) {
    return effect(call, owner.of(call, grant));
  }
}
