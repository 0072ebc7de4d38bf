package org.stagedoor.e2e.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** Through a real mail server, whose certificate is checked. Continuous integration has one. */
class PostfixIT {
  @Test
  void aMailGoesByStarttls() throws Exception {
    Optional<String> missing = Postfix.missing();
    if (System.getenv("CI") == null) {
      assumeTrue(missing.isEmpty(), () -> "SKIPPED: " + missing.orElse(""));
    }
    assertEquals(Optional.empty(), missing, "CI is set");
    Installation installation = Installation.fresh();
    try (Mailbox mailbox = new Mailbox();
        Postfix postfix = Postfix.start(mailbox.port())) {
      Mailroom.send(installation, postfix.port());
      installation.set(
          "org.stagedoor.mail.smtp",
          Map.of(
              "host", "localhost",
              "security", "starttls",
              "timeout.seconds", "10",
              "certificate", postfix.certificate().toString()));
      try (Mailroom room = new Mailroom(installation, RunningServer.start(installation), mailbox)) {
        String address = Mailroom.freshAddress();
        room.person(address);
        room.login(address, Mailroom.PASSWORD).expect(200);
      }
    }
  }
}
