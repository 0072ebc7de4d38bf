package org.stagedoor.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.message.Delivery;
import org.stagedoor.api.message.Message;
import org.stagedoor.api.remote.Trust;

/** Against a mail server in this process. */
class SmtpRelayTest {
  private static final Instant DATE = Instant.parse("2026-01-01T00:00:00Z");

  private final GreenMail server =
      new GreenMail(
          new ServerSetup[] {
            patient(0, ServerSetup.PROTOCOL_SMTP), patient(0, ServerSetup.PROTOCOL_SMTPS)
          });

  /** The first handshake of a JVM takes its time on a busy machine. */
  private static ServerSetup patient(int port, String protocol) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", protocol);
    setup.setServerStartupTimeout(60_000);
    return setup;
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private static Message mail(String subject) {
    return new Message(
        "email",
        "alice@example.org",
        Optional.of(subject),
        "Grüße & mehr",
        Optional.of("<p>Grüße &amp; mehr</p>"),
        "id-1");
  }

  private static SmtpSettings settings(
      int port, SmtpSettings.Security security, String certificate, String user) throws Exception {
    return new SmtpSettings(
        "127.0.0.1",
        port,
        security,
        Trust.sockets(
            new SettingsFile("org.stagedoor.mail.smtp", Map.of("certificate", certificate)),
            "certificate"),
        user,
        "secret",
        new InternetAddress("matrix@example.org", "Mätrix"),
        "example.org",
        2,
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofHours(1));
  }

  private SmtpRelay plain() throws Exception {
    server.start();
    return SmtpRelay.of(settings(server.getSmtp().getPort(), SmtpSettings.Security.NONE, "", ""));
  }

  @Test
  void sendsTextAndHtmlUnderTheNameThatWasGiven() throws Exception {
    try (SmtpRelay relay = plain()) {
      assertEquals(new Delivery.Sent(), relay.deliver(mail("Grüße"), DATE));
    }
    MimeMessage arrived = server.getReceivedMessages()[0];
    assertEquals("<id-1@example.org>", arrived.getMessageID());
    assertEquals("Grüße", arrived.getSubject());
    assertEquals(DATE, arrived.getSentDate().toInstant());
    assertEquals("auto-generated", arrived.getHeader("Auto-Submitted", null));
    assertEquals(new InternetAddress("matrix@example.org", "Mätrix"), arrived.getFrom()[0]);
    MimeMultipart parts = assertInstanceOf(MimeMultipart.class, arrived.getContent());
    assertTrue(arrived.isMimeType("multipart/alternative"));
    assertEquals("Grüße & mehr", parts.getBodyPart(0).getContent().toString().strip());
    assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
  }

  @Test
  void noLineBreakGetsIntoTheHeader() throws Exception {
    try (SmtpRelay relay = plain()) {
      relay.deliver(mail("Hello\r\nBcc: bob@example.org\r\n\r\nbody"), DATE);
    }
    MimeMessage arrived = server.getReceivedMessages()[0];
    assertEquals(1, server.getReceivedMessages().length);
    assertEquals("Hello Bcc: bob@example.org body", arrived.getSubject());
    assertEquals(1, arrived.getAllRecipients().length);
  }

  @Test
  void usesAConnectionAgainAndNoticesWhenItIsGone() throws Exception {
    try (SmtpRelay relay = plain()) {
      int port = server.getSmtp().getPort();
      for (int i = 0; i < 5; i++) {
        assertEquals(new Delivery.Sent(), relay.deliver(mail("Hello"), DATE));
      }
      server.stop();
      assertInstanceOf(Delivery.Later.class, relay.deliver(mail("Hello"), DATE));
      GreenMail again = new GreenMail(patient(port, ServerSetup.PROTOCOL_SMTP));
      again.start();
      assertEquals(new Delivery.Sent(), relay.deliver(mail("Hello"), DATE));
      again.stop();
    }
  }

  @Test
  void speaksTlsWithWhomItTrustsAlone() throws Exception {
    server.start();
    int port = server.getSmtps().getPort();
    try (SmtpRelay relay = SmtpRelay.of(settings(port, SmtpSettings.Security.TLS, "", ""))) {
      assertInstanceOf(Delivery.Later.class, relay.deliver(mail("Hello"), DATE));
    }
    assertEquals(0, server.getReceivedMessages().length);
  }

  @Test
  void neverSendsInClearWhatIsToBeProtected() throws Exception {
    server.start();
    int port = server.getSmtp().getPort();
    try (SmtpRelay relay = SmtpRelay.of(settings(port, SmtpSettings.Security.STARTTLS, "", ""))) {
      assertInstanceOf(Delivery.Later.class, relay.deliver(mail("Hello"), DATE));
    }
    assertEquals(0, server.getReceivedMessages().length);
  }

  @Test
  void authenticates() throws Exception {
    server.setUser("matrix@example.org", "matrix", "secret");
    server.getManagers().getUserManager().setAuthRequired(true);
    server.start();
    int port = server.getSmtp().getPort();
    try (SmtpRelay known = SmtpRelay.of(settings(port, SmtpSettings.Security.NONE, "", "matrix"));
        SmtpRelay unknown =
            SmtpRelay.of(settings(port, SmtpSettings.Security.NONE, "", "somebody"))) {
      assertEquals(new Delivery.Sent(), known.deliver(mail("Hello"), DATE));
      assertInstanceOf(Delivery.Later.class, unknown.deliver(mail("Hello"), DATE));
    }
  }

  @Test
  void aRelayThatIsNotThereIsTriedLater() throws Exception {
    try (SmtpRelay relay = SmtpRelay.of(settings(1, SmtpSettings.Security.NONE, "", ""))) {
      assertInstanceOf(Delivery.Later.class, relay.deliver(mail("Hello"), DATE));
    }
  }
}
