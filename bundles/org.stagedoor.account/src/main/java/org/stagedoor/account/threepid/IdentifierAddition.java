package org.stagedoor.account.threepid;

import java.util.Locale;
import org.stagedoor.account.Purpose;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;

/** Adds an address or number to one's own account, whichever way its validation is named. */
abstract class IdentifierAddition implements Operation {
  private final ThreePidAddition addition;

  IdentifierAddition(ThreePidAddition addition) {
    this.addition = addition;
  }

  /** The validation that a call names. */
  abstract Credentials credentials(Call call);

  @Override
  public final String purpose(Call call, Locale locale) {
    return new Purpose(locale).say("threepid.add");
  }

  @Override
  public final Effect prepare(Call call, Grant grant) {
    return addition.of(call, addition.validated(credentials(call), call.now()));
  }
}
