package org.stagedoor.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowReport.Entry;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.validation.session.Rules;

class OccasionsTest {
  private static Entry entry(String operation, Optional<String> withheld) {
    return new Entry(operation, new Flow(List.of("m.login.dummy", "m.login.msisdn")), withheld);
  }

  private static boolean sent(
      List<Entry> flows, Map<String, String> rules, Purpose purpose, String medium, boolean known) {
    try {
      new Occasions(() -> flows, new Rules(rules)).check(purpose, medium, known);
      return true;
    } catch (MatrixException e) {
      assertEquals("M_THREEPID_MEDIUM_NOT_SUPPORTED", e.errcode());
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "register, true, false",
    "register.anonymous, true, false",
    "password, false, true",
    "password.anonymous, false, true",
    "delete_device, false, true"
  })
  void aTextIsSentOnlyIfAFlowAsksForIt(String operation, boolean registers, boolean resets) {
    List<Entry> flows = List.of(entry(operation, Optional.empty()));
    assertEquals(registers, sent(flows, Map.of(), Purpose.REGISTER, "msisdn", false));
    assertEquals(resets, sent(flows, Map.of(), Purpose.RESET, "msisdn", true));
    List<Entry> withheld = List.of(entry(operation, Optional.of("it is not installed")));
    assertEquals(false, sent(withheld, Map.of(), Purpose.REGISTER, "msisdn", true));
    assertEquals(false, sent(withheld, Map.of(), Purpose.RESET, "msisdn", true));
  }

  @Test
  void mailAndNewNumbersOfAccountsNeedNoFlow() {
    for (Purpose purpose : Purpose.values()) {
      assertEquals(true, sent(List.of(), Map.of(), purpose, "email", false));
    }
    assertEquals(true, sent(List.of(), Map.of(), Purpose.ADD, "msisdn", false));
  }

  @Test
  void strangersCanBeSentToThePages() {
    List<Entry> flows =
        List.of(entry("register", Optional.empty()), entry("password", Optional.empty()));
    Map<String, String> rules = Map.of("msisdn.pages.only", "true");
    for (Purpose purpose : Purpose.values()) {
      assertEquals(false, sent(flows, rules, purpose, "msisdn", false));
      assertEquals(true, sent(flows, rules, purpose, "msisdn", true));
      assertEquals(true, sent(flows, rules, purpose, "email", false));
    }
  }
}
