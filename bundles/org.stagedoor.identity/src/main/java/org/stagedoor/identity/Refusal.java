package org.stagedoor.identity;

import java.util.Map;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * What a client is told when an identity server refuses. Its words are not repeated, and of its
 * codes those alone that clients know from there: that its access token is unknown must not log
 * anybody out here.
 */
final class Refusal {
  private static final Map<String, String> KNOWN =
      Map.of(
          "M_SESSION_NOT_VALIDATED", "This address or number is not confirmed yet",
          "M_SESSION_EXPIRED", "The confirmation is too old",
          "M_NO_VALID_SESSION", "The identity server knows no such session",
          "M_TERMS_NOT_SIGNED", "The identity server wants its terms to be accepted first");

  private Refusal() {}

  static MatrixException of(Answer answer) {
    String errcode = answer.body().text("errcode").orElse("");
    String words = KNOWN.get(errcode);
    if (words != null) {
      int status = answer.status() == 403 || answer.status() == 404 ? answer.status() : 400;
      return new MatrixException(status, errcode, words);
    }
    return answer.status() == 401 || answer.status() == 403
        ? MatrixException.forbidden("The identity server does not allow this")
        : new MatrixException(400, Errcode.UNKNOWN, "The identity server refuses this");
  }
}
