package org.stagedoor.sms.http;

import java.util.Set;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumber.Kind;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * Which numbers messages are sent to. There are people who earn by each message to numbers of
 * theirs, most often expensive ones abroad.
 *
 * @param anywhere whether all countries are allowed
 * @param allowed countries, two capital letters each
 * @param denied countries that are not, whatever else is
 * @param kinds of numbers
 */
record Reach(boolean anywhere, Set<String> allowed, Set<String> denied, Set<Kind> kinds) {
  /** Copies the collections. */
  Reach {
    allowed = Set.copyOf(allowed);
    denied = Set.copyOf(denied);
    kinds = Set.copyOf(kinds);
  }

  /**
   * Refuses a number that nothing is sent to.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} if there can be none such, 403 {@code
   *     M_THREEPID_DENIED}
   */
  void check(PhoneNumber number) {
    if (number.kind() == Kind.INVALID || number.kind() == Kind.SHORT) {
      throw MatrixException.invalid("phone_number", "can't be a number that takes messages");
    }
    boolean country = anywhere || allowed.contains(number.country());
    if (!country || denied.contains(number.country()) || !kinds.contains(number.kind())) {
      throw new MatrixException(
          403, Errcode.THREEPID_DENIED, "No messages are sent to numbers of this kind");
    }
  }
}
