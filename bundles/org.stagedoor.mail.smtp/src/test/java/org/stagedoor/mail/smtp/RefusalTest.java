package org.stagedoor.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.message.Delivery;

class RefusalTest {
  private static MessagingException address(int code) throws AddressException {
    InternetAddress to = new InternetAddress("alice@example.org");
    return new SendFailedException(
        "failed", new SMTPAddressFailedException(to, "RCPT", code, "alice is not here"));
  }

  private static MessagingException data(int code) {
    return new SMTPSendFailedException(".", code, "no", null, new Address[0], null, null);
  }

  @ParameterizedTest
  @ValueSource(ints = {501, 550, 551, 552, 553, 554, 556})
  void whatTheRelayRefusesOfTheMailIsForGood(int code) throws Exception {
    Delivery expected = new Delivery.Never("the relay says " + code);
    assertEquals(expected, Refusal.of(address(code)));
    assertEquals(expected, Refusal.of(data(code)));
  }

  @ParameterizedTest
  @ValueSource(ints = {421, 450, 451, 452, 503, 530, 535, 538})
  void theRestMayChange(int code) throws Exception {
    assertInstanceOf(Delivery.Later.class, Refusal.of(address(code)));
    assertInstanceOf(Delivery.Later.class, Refusal.of(data(code)));
  }

  @Test
  void aWrongPasswordIsTheOperatorsToMend() {
    assertInstanceOf(Delivery.Later.class, Refusal.of(new AuthenticationFailedException("535")));
    assertInstanceOf(Delivery.Later.class, Refusal.of(new MessagingException("no TLS")));
  }
}
