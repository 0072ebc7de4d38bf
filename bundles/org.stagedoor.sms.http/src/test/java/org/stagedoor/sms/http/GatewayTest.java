package org.stagedoor.sms.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.message.Delivery;
import org.stagedoor.api.message.Message;
import org.stagedoor.api.remote.Remote;
import org.stagedoor.sms.http.TwilioStandIn.Request;

class GatewayTest {
  private static final Message MESSAGE =
      new Message(
          "msisdn",
          "4915123456789",
          Optional.empty(),
          "12345678 \"ist\" & Ihr {code}\n+ä",
          Optional.empty(),
          "id-1");

  private final TwilioStandIn twilio;

  GatewayTest() throws IOException {
    twilio = new TwilioStandIn();
  }

  @AfterEach
  void close() {
    twilio.close();
  }

  private static Gateway gateway(Map<String, String> more) {
    Map<String, String> all = new HashMap<>(more);
    all.put("countries.allowed", "any");
    SmsSettings settings = SmsSettings.of(new SettingsFile("org.stagedoor.sms.http", all));
    return new Gateway(
        settings.form(),
        settings.answers(),
        new Remote(Duration.ofMillis(500), 4096, 2, Optional.empty()));
  }

  private Map<String, String> preset() {
    return Map.of(
        "preset", "twilio",
        "url", twilio.url() + "/2010-04-01/Accounts/{user}/Messages.json",
        "user", "AC1",
        ".password", "secret",
        "from", "+15017122661");
  }

  private Delivery send(Map<String, String> settings) {
    return gateway(settings).deliver(MESSAGE, Instant.EPOCH);
  }

  private Delivery send() {
    return send(preset());
  }

  @Test
  void saysWhatTwilioTakes() {
    assertEquals(new Delivery.Sent(), send());
    Request request = twilio.requests().get(0);
    assertEquals("POST /2010-04-01/Accounts/AC1/Messages.json", request.line());
    assertEquals("Basic QUMxOnNlY3JldA==", request.authorization());
    assertEquals("application/x-www-form-urlencoded", request.type());
    assertEquals(
        "To=%2B4915123456789&From=%2B15017122661"
            + "&Body=12345678%20%22ist%22%20%26%20Ihr%20%7Bcode%7D%0A%2B%C3%A4",
        request.body());
  }

  @Test
  void saysWhatKannelTakes() {
    Map<String, String> kannel =
        Map.of(
            "preset", "kannel",
            "url", twilio.url() + "/cgi-bin/sendsms?user={user}&to={to}&c={coding}&text={text}",
            "user", "a&b");
    twilio.answers(202, "0: Accepted for delivery");
    assertEquals(new Delivery.Sent(), send(kannel));
    String line = twilio.requests().get(0).line();
    assertTrue(line.startsWith("GET /cgi-bin/sendsms?user=a%26b&to=%2B4915123456789&c=0&"), line);
    twilio.answers(503, "Temporal failure, try again later.");
    assertInstanceOf(Delivery.Later.class, send(kannel));
    twilio.answers(403, "Authorization failed for sendsms");
    assertInstanceOf(Delivery.Later.class, send(kannel));
    twilio.answers(403, "Not routable. Do not try again.");
    assertInstanceOf(Delivery.Never.class, send(kannel));
  }

  @Test
  void saysJsonAndHeaders() {
    Map<String, String> own =
        Map.of(
            "url", twilio.url() + "/send",
            "body.type", "json",
            "body", "{\"to\":\"{digits}\",\"text\":\"{text}\",\"ref\":\"{id}\"}",
            "headers", "X-Key: {password} | Authorization: Bearer {password}",
            ".password", "s3cret");
    twilio.answers(200, "");
    assertEquals(new Delivery.Sent(), send(own));
    Request request = twilio.requests().get(0);
    assertEquals("application/json", request.type());
    assertEquals("Bearer s3cret", request.authorization());
    assertEquals(
        "{\"to\":\"4915123456789\",\"text\":\"12345678 \\\"ist\\\" & Ihr {code}\\u000a+ä\","
            + "\"ref\":\"id-1\"}",
        request.body());
  }

  @ParameterizedTest
  @CsvSource({"400, 21211", "400, 21614", "400, 21610", "403, 21408"})
  void whatTwilioRefusesForGoodIsNotTriedAgain(int status, int code) {
    twilio.fails(status, code);
    Delivery.Never never = assertInstanceOf(Delivery.Never.class, send());
    assertEquals("the gateway says " + status + " (" + code + ")", never.reason());
  }

  @ParameterizedTest
  @CsvSource({"401, 20003", "429, 20429", "500, 20500", "503, 20503", "404, 20404", "400, 21603"})
  void whatMayChangeIsTriedAgain(int status, int code) {
    twilio.fails(status, code);
    Delivery.Later later = assertInstanceOf(Delivery.Later.class, send());
    assertEquals("the gateway says " + status + " (" + code + ")", later.reason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>Welcome to the hotel</html>", "{", "{\"status\":\"failed\"}"})
  void aTextIsNotPaidTwiceForAnAnswerThatMayMeanSuccess(String body) {
    twilio.answers(200, body);
    assertInstanceOf(Delivery.Never.class, send());
  }

  @Test
  void aRedirectIsNotFollowed() throws IOException {
    try (TwilioStandIn other = new TwilioStandIn()) {
      twilio.redirects(other.url());
      assertInstanceOf(Delivery.Later.class, send());
      assertEquals(0, other.requests().size());
    }
  }

  @Test
  void anAnswerWithoutEndIsNotWaitedFor() {
    twilio.hangs();
    assertEquals(new Delivery.Later("it did not answer in time"), send());
    twilio.answers(201, "x".repeat(1 << 20));
    assertInstanceOf(Delivery.Later.class, send());
  }

  @Test
  void oneThatIsAwayOrDiesIsTriedAgain() throws IOException {
    twilio.dies();
    assertInstanceOf(Delivery.Later.class, send());
    Map<String, String> gone;
    try (TwilioStandIn closed = new TwilioStandIn()) {
      gone = Map.of("url", closed.url() + "/");
    }
    assertInstanceOf(Delivery.Later.class, send(gone));
  }

  @Test
  void whatNoRequestCanBeMadeOfIsRefusedForGoodInOtherWords() {
    Form form =
        new Form(
            "POST",
            new Template(twilio.url() + "/", Template::form),
            Map.of("X-Text", new Template("{text}", UnaryOperator.identity())),
            "text/plain",
            new Template("", Template::form),
            false,
            Map.of());
    Gateway gateway =
        new Gateway(
            form,
            new Answers(Optional.empty(), Optional.empty(), Optional.empty()),
            new Remote(Duration.ofMillis(500), 4096, 2, Optional.empty()));
    Delivery.Never never =
        assertInstanceOf(Delivery.Never.class, gateway.deliver(MESSAGE, Instant.EPOCH));
    assertFalse(never.reason().contains("12345678"), never::reason);
  }

  @Test
  void neitherSecretsNorNumbersAreShown() {
    twilio.fails(500, 20500);
    String shown =
        gateway(preset()) + send().toString() + gateway(preset()).form() + MESSAGE.toString();
    assertFalse(shown.contains("secret") || shown.contains("49151"), shown);
  }
}
