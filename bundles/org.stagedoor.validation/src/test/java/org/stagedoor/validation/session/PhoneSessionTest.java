package org.stagedoor.validation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.http.MatrixException;

/** What is special about telephone numbers. */
class PhoneSessionTest {
  private static final String MEDIUM = "msisdn";

  private Bench bench = new Bench(Map.of());

  @AfterEach
  void close() {
    bench.close();
  }

  private String begin(String number, String secret) {
    return bench.sessions.begin(bench.request(Purpose.REGISTER, MEDIUM, number, secret, 1));
  }

  @Test
  void aNumberIsProvedByTheCode() {
    String sid = begin("+44 7400 123456", "monkey");
    String text = bench.sent.get(0).text();
    assertEquals("447400123456", bench.sent.get(0).address());
    assertTrue(text.startsWith(text.substring(0, 8) + " is your code for example.org."), text);
    String end = "\n\n@matrix.example.org #" + text.substring(0, 8);
    assertTrue(text.endsWith(end), text);
    assertTrue(bench.sessions.submit(sid, "monkey", text.substring(0, 8), bench.now));
    assertEquals(
        "447400123456",
        bench.sessions.proved(sid, "monkey", Purpose.REGISTER, bench.now).orElseThrow().address());
  }

  @Test
  void aNumberIsOneHoweverItIsWritten() {
    assertEquals(begin("+447400123456", "monkey"), begin("44 (7400) 123-456", "monkey"));
    assertEquals(1, bench.sent.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alice", "+44 7400 12345678", "+1 555 0100", "+999 123456"})
  void whatIsNoNumberIsRefused(String number) {
    MatrixException refused = assertThrows(MatrixException.class, () -> begin(number, "monkey"));
    assertEquals("M_INVALID_PARAM", refused.errcode());
    assertTrue(bench.sent.isEmpty() && bench.counted.isEmpty());
  }

  /** The stand-in reaches Britain alone. */
  @Test
  void whatTheTransportDoesNotReachIsRefusedBeforeAnythingIsCounted() {
    MatrixException refused =
        assertThrows(MatrixException.class, () -> begin("+33612345678", "monkey"));
    assertEquals("M_THREEPID_DENIED", refused.errcode());
    assertTrue(bench.sent.isEmpty() && bench.counted.isEmpty());
    assertFalse(bench.sessions.reaches(MEDIUM, "+33612345678"));
    assertTrue(bench.sessions.reaches(MEDIUM, "+447400123456"));
    assertFalse(bench.sessions.reaches("pigeon"));
  }

  @ParameterizedTest
  @CsvSource({
    "msisdn.address, 447400123456, 447400123457",
    "msisdn.block, 447400123456, 447400124456",
    "msisdn.remote, 447400123456, ''",
    "msisdn.total, 447400123456, ''"
  })
  void textsAreBounded(String limit, String number, String other) {
    bench.close();
    bench = new Bench(Map.of(limit + ".burst", "2", "remote.burst", "1", "address.burst", "1"));
    begin(number, "a");
    begin(number, "b");
    assertEquals(429, assertThrows(MatrixException.class, () -> begin(number, "c")).status());
    if (!other.isEmpty()) {
      begin(other, "d");
    }
  }
}
