package org.stagedoor.account.fake;

import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;

/** Answers to look into. */
public final class Answers {
  private Answers() {}

  /** The body of an answer. */
  public static Dict body(Reply reply) {
    if (reply instanceof Reply.Json json) {
      return json.body();
    }
    throw new AssertionError("not JSON: " + reply);
  }

  /** The status and error code that a request is refused with: {@code "400 M_MISSING_PARAM"}. */
  public static String refusal(Executable request) {
    MatrixException refused = assertThrows(MatrixException.class, request);
    return refused.status() + " " + refused.errcode();
  }
}
