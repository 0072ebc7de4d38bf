package org.stagedoor.stage.totp;

import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.operation.Grant;

/**
 * Who has a factor must have given it before it is replaced or removed, whatever flows the operator
 * has set: else a password would undo it.
 *
 * @param factors those of all users
 */
record SecondFactor(Factors factors) {
  /**
   * The user whom a session proved, with the factor if there is one.
   *
   * @throws MatrixException 403 {@code M_FORBIDDEN} if the factor was not given
   */
  UserId require(Grant grant) {
    UserId user =
        grant.user().orElseThrow(() -> MatrixException.forbidden("Nobody has been proved"));
    boolean given = grant.facts().anyMatch(TotpStage.passedBy(user)::equals);
    if (!given && factors.find(user).isPresent()) {
      throw MatrixException.forbidden(
          "The flows of this operation do not ask for the second factor");
    }
    return user;
  }
}
