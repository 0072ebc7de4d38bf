package org.stagedoor.core.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

class GsonCodecTest {
  private final GsonCodec codec = new GsonCodec();

  private String errcode(String json) {
    return assertThrows(MatrixException.class, () -> codec.read(json)).errcode();
  }

  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  @Test
  void writesLongListsAgainAsTheFirstTime() {
    for (int number = 0; number < 50; number++) {
      Dict list = Dict.of("list", Collections.nCopies(40, "\"" + number));
      String text =
          "{\"a\":1,\"list\":["
              + String.join(",", Collections.nCopies(40, "\"\\\"" + number + "\""))
              + "],\"b\":2}";
      for (int times = 0; times < 4; times++) {
        assertEquals(text, codec.write(Dict.of("a", 1).with(list).with("b", 2)));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":NaN}",
        "{\"a\":TRUE}",
        "{\"a\":1}x",
        "{}{}",
        "{} {}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12g4\"}",
        "{\"a\":\"\\'\"}",
        "[1,]",
        "[1;2]",
        "// comment\n{}",
        "{\"a\"=1}",
        "nul",
        ")]}'\n{}"
      })
  void brokenTextIsNotJson(String json) {
    assertEquals("M_NOT_JSON", errcode(json));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "[{}]", "\"a\"", "1", "true", "null", " 1e3 "})
  void whatIsNoObjectIsBad(String json) {
    assertEquals("M_BAD_JSON", errcode(json));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":\"\\u0000\"}",
        "{\"\\u0000\":1}",
        "{\"a\":\"\\ud800\"}",
        "{\"a\":\"\\udc00\\ud800\"}",
        "{\"a\":[\"x\\ud83dx\"]}",
        "{\"\\udfff\":1}"
      })
  void textThatNoStoreKeepsIsBad(String json) {
    assertEquals("M_BAD_JSON", errcode(json));
  }

  @Test
  void depthIsLimitedWithoutExhaustingTheStack() {
    assertEquals(nested(64), codec.write(codec.read(nested(64))));
    assertEquals("M_BAD_JSON", errcode(nested(65)));
    assertEquals("M_BAD_JSON", errcode(nested(10_000)));
    assertEquals("M_BAD_JSON", errcode("{\"a\":" + "[".repeat(1_000_000)));
    assertEquals("M_BAD_JSON", errcode("[".repeat(10_000) + "]".repeat(10_000)));
  }

  @Test
  void ofDuplicateKeysTheLastCounts() {
    assertEquals(Dict.of("a", 2), codec.read("{\"a\":{\"x\":[1]},\"a\":1,\"\\u0061\":2}"));
  }

  @Test
  void wholeNumbersAreLongs() {
    Dict dict =
        codec.read(
            "{\"a\":0,\"b\":-0,\"c\":9223372036854775807,\"d\":-9223372036854775808,\"e\":1e10,\"f\":10.0}");
    assertEquals(
        List.of(0L, 0L, Long.MAX_VALUE, Long.MIN_VALUE, 10_000_000_000L, 10L),
        List.copyOf(dict.members().values()));
  }

  @Test
  void otherNumbersStayExact() {
    Dict dict = codec.read("{\"a\":0.1,\"b\":9223372036854775808,\"c\":-1.5E-300}");
    assertEquals(new BigDecimal("0.1"), dict.get("a"));
    assertEquals(new BigDecimal("9223372036854775808"), dict.get("b"));
    assertEquals("{\"a\":0.1,\"b\":9223372036854775808,\"c\":-1.5E-300}", codec.write(dict));
  }

  @Test
  void numbersThatCostTooMuchAreRefused() {
    assertEquals("M_BAD_JSON", errcode("{\"a\":1e999999999}"));
    assertEquals("M_BAD_JSON", errcode("{\"a\":1e99999999999999}"));
    assertEquals("M_BAD_JSON", errcode("{\"a\":0e-999999999}"));
    assertEquals("M_BAD_JSON", errcode("{\"a\":" + "9".repeat(1000) + "}"));
    assertThrows(MatrixException.class, () -> codec.read("{\"a\":" + "9".repeat(60_000) + "}"));
  }

  @Test
  void writesWhatItReads() {
    String json =
        "{\"a\":null,\"b\":[true,false,[],{}],\"\":\"\",\"ü😀\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u001f\u2028\"}";
    assertEquals(json, codec.write(codec.read(json)));
  }

  @Test
  void canonicalFormSortsByCodePoint() {
    Dict dict = codec.read("{\"\uE000\":1,\"😀\":2,\"b\":{\"z\":1,\"a\":[3,\"é\"]},\"a\":-0}");
    assertEquals(
        "{\"a\":0,\"b\":{\"a\":[3,\"é\"],\"z\":1},\"\uE000\":1,\"😀\":2}", codec.canonical(dict));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "9007199254740992", "-9007199254740992", "1e300"})
  void canonicalFormHasIntegersOf53BitsOnly(String number) {
    Dict dict = codec.read("{\"a\":" + number + "}");
    assertThrows(IllegalArgumentException.class, () -> codec.canonical(dict));
  }

  @Test
  void numbersThatJsonHasNotAreNotWritten() {
    assertThrows(
        IllegalArgumentException.class, () -> codec.write(Dict.of("a", Double.POSITIVE_INFINITY)));
    assertEquals("{\"a\":1.5}", codec.write(Dict.of("a", 1.5)));
  }
}
