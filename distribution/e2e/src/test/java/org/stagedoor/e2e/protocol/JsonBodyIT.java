package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.RunningServer;

/** Bodies that are no JSON, no object, or more than is good. */
@ExtendWith(SharedServer.class)
class JsonBodyIT {
  private static final String REGISTER = V3 + "/register";
  private static final int LIMIT = 65_536;

  private final Raw raw;

  JsonBodyIT(RunningServer server) {
    raw = new Raw(server.address());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "nul",
        "{",
        "{}}",
        "{}{}",
        "{'a':1}",
        "{a:1}",
        "{\"a\":1,}",
        "{\"a\":01}",
        "{\"a\":+1}",
        "{\"a\":.5}",
        "{\"a\":NaN}",
        "{\"a\":0x10}",
        "{\"a\":True}",
        "{\"a\":\"\n\"}",
        "{\"a\":\"\\x\"}",
        "{\"a\":\"\\u12\"}",
        "{\"a\" 1}",
        "{\"a\"=1}",
        "{\"a\":1;\"b\":2}",
        "[1,]",
        "//\n{}",
        "#\n{}",
        ")]}'\n{}",
        "\0{}",
        "username=alice"
      })
  void whatIsNoJson(String body) throws Exception {
    Expect.error(400, "M_NOT_JSON", post(body));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "true", "1", "\"x\"", "[]", "[{}]", " null ", "-1e5"})
  void whatIsNoObject(String body) throws Exception {
    Expect.error(400, "M_BAD_JSON", post(body));
  }

  /** UTF-16, a stray byte, overlong, a surrogate, beyond Unicode, cut short. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "FFFE7B007D00",
        "7B2261223A22FF227D",
        "7B2261223A22C0AF227D",
        "7B2261223A22EDA080227D",
        "7B2261223A22F4908080227D",
        "7B2261223A22E282"
      })
  void whatIsNoUtf8(String hex) throws Exception {
    Expect.error(400, "M_NOT_JSON", raw.post(REGISTER, HexFormat.of().parseHex(hex)));
  }

  @ParameterizedTest
  @MethodSource
  void moreThanIsGood(String body) throws Exception {
    Expect.error(400, "M_BAD_JSON", post(body));
  }

  static Stream<String> moreThanIsGood() {
    return Stream.of(
        "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
        "{\"a\":" + "[".repeat(10_000) + "]".repeat(10_000) + "}",
        "[".repeat(60_000),
        "{\"a\":1e999999999999}",
        "{\"a\":1e400}",
        "{\"a\":" + "9".repeat(400) + "}",
        "{\"a\":\"\\u0000\"}",
        "{\"a\":\"\0\"}",
        "{\"username\":\"\\ud800\"}",
        "{\"username\":\"\\udc00\\ud800\"}",
        "{\"\\u0000\":1}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":123456789012345678901234567890}",
        "{\"a\":1e300,\"d\":-1e-400,\"b\":-0.0,\"c\":1E+2}",
        "{\"auth\":1,\"auth\":{}}",
        "{\"username\":1,\"username\":null}",
        "{\"\":{\"\":[]}}",
        " \t\r\n{ } ",
        "{\"a\":\"\\ud83d\\ude42 🙂 ü\"}",
        "{\"__proto__\":{},\"constructor\":null}",
        "\uFEFF{}"
      })
  void whatIsOddButGood(String body) throws Exception {
    Expect.challenge(post(body));
  }

  @Test
  void theLastOfDuplicateKeysCounts() throws Exception {
    Expect.error(400, "M_BAD_JSON", post("{\"auth\":{},\"auth\":1}"));
  }

  @ParameterizedTest
  @ValueSource(ints = {LIMIT + 1, 10_000_000})
  void aBodyOverTheLimit(int length) throws Exception {
    Expect.error(413, "M_TOO_LARGE", raw.post(REGISTER, padded(length)));
    Expect.error(413, "M_TOO_LARGE", raw.postChunked(REGISTER, padded(length)));
  }

  @Test
  void aBodyAtTheLimitIsRead() throws Exception {
    // As somebody who can't log in, since such a body is too large to be remembered for nobody.
    String around = "{\"type\":\"m.login.password\",\"user\":\"nobody\",\"password\":\"\"}";
    byte[] body =
        around
            .replace("\"\"", "\"" + "x".repeat(LIMIT - around.length()) + "\"")
            .getBytes(StandardCharsets.US_ASCII);

    Expect.error(403, "M_FORBIDDEN", raw.post(V3 + "/login", body));
    Expect.error(403, "M_FORBIDDEN", raw.postChunked(V3 + "/login", body));
  }

  @Test
  void whoAsksBeforeSendingTooMuchIsToldAtOnce() throws Exception {
    Answer answer =
        raw.send(
            "POST " + REGISTER + " HTTP/1.1", "Expect: 100-continue", "Content-Length: 10000000");

    Expect.error(413, "M_TOO_LARGE", answer);
  }

  @Test
  void aBodyThatEndsEarlyOrIsNotChunkedProperly() throws Exception {
    Answer answer =
        raw.send(
            "POST " + REGISTER + " HTTP/1.1", "Transfer-Encoding: chunked", "", "nonsense", "", "");

    assertTrue(answer.status() == 400, answer::toString);
    Expect.anyHeaders(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/plain", "application/json; charset=utf-8", "application/xml", "nonsense"})
  void theContentTypeIsNotAskedFor(String type) throws Exception {
    Answer answer =
        raw.send(
            "POST " + REGISTER + " HTTP/1.1",
            "Content-Type: " + type,
            "Content-Length: 2",
            "",
            "{}");

    Expect.challenge(answer);
  }

  private Answer post(String body) throws Exception {
    Charset utf8 = StandardCharsets.UTF_8;
    return raw.post(REGISTER, body.getBytes(utf8));
  }

  private static byte[] padded(int length) {
    String around = "{\"a\":\"\"}";
    return ("{\"a\":\"" + "x".repeat(length - around.length()) + "\"}")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
