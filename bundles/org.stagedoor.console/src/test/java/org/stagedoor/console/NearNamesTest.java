package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearNamesTest {
  private static final List<String> TYPES =
      List.of("m.login.dummy", "m.login.email.identity", "m.login.msisdn", "org.example.riddle");

  @Test
  void findsSlipsOfThePen() {
    assertEquals(List.of("m.login.dummy"), NearNames.of("m.login.dumy", TYPES));
    assertEquals(List.of("m.login.msisdn"), NearNames.of("M.LOGIN.MSISND", TYPES));
  }

  @Test
  void findsParts() {
    assertEquals(List.of("m.login.email.identity"), NearNames.of("email", TYPES));
    assertEquals(List.of("org.example.riddle"), NearNames.of("riddle", TYPES));
  }

  @Test
  void findsNothingInWhatIsQuiteDifferent() {
    assertEquals(List.of(), NearNames.of("fingerprint", TYPES));
  }
}
