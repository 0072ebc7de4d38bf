package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.MatrixException;

class ValueCountTest {
  private static void check(String json) {
    ValueCount.check(json.getBytes(StandardCharsets.UTF_8));
  }

  private static void assertTooMany(String json) {
    MatrixException refused = assertThrows(MatrixException.class, () -> check(json));
    assertEquals("400 M_BAD_JSON", refused.status() + " " + refused.errcode());
  }

  /** So many of an array's items, and the array, and what it is in. */
  @ParameterizedTest
  @ValueSource(
      strings = {"1", "\"a\"", "\"[,{\"", "\"\\\\\"", "\"\\\"[,\"", "\"ü\"", "true", " 1 "})
  void countsEveryValue(String value) {
    String all = value + ("," + value).repeat(ValueCount.MOST - 3);
    check("{\"a\":[" + all + "]}");
    assertTooMany("{\"a\":[" + all + "," + value + "]}");
  }

  @Test
  void countsMembers() {
    String all = "\"a\":1" + ",\"b\":{\"c\":1}".repeat((ValueCount.MOST - 2) / 2);
    check("{" + all + "}");
    assertTooMany("{" + all + ",\"d\":1}");
  }

  /** Nested as deep as may be, as often as finds room. */
  @Test
  void refusesWhatIsDense() {
    String deep = "[".repeat(62) + "]".repeat(62);
    assertTooMany("{\"a\":[" + deep + ("," + deep).repeat(519) + "]}");
  }

  @Test
  void lengthAloneIsNotRefused() {
    assertDoesNotThrow(() -> check("{\"a\":\"" + "[,".repeat(30_000) + "\"}"));
    String key =
        "\"signed_curve25519:AAAAHQ\":{\"key\":\"x\",\"signatures\":{\"@a:b\":{\"c\":\"d\"}}}";
    check("{\"one_time_keys\":{" + key + ("," + key).repeat(700) + "}}");
  }
}
