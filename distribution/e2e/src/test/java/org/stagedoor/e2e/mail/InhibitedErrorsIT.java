package org.stagedoor.e2e.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Timings;

/** Nobody finds out who has an account; and nobody is written to without end. */
class InhibitedErrorsIT {
  private static final int ROUNDS = 80;
  private static final String RESET = "account/password";

  private static Mailroom room;

  @BeforeAll
  static void open() throws Exception {
    room = Mailroom.open();
    room.installation().set("org.stagedoor.validation", Map.of("inhibit.errors", "true"));
    Await.until(
        "the setting", () -> room.ask(RESET, Mailroom.freshAddress(), "probe", 1).status() == 200);
  }

  @AfterAll
  static void close() throws Exception {
    room.close();
  }

  @Test
  void theOwnerIsToldInstead() throws Exception {
    String known = Mailroom.freshAddress();
    String unknown = Mailroom.freshAddress();
    room.person(known);

    String sid = room.asked("register", known, "monkey");
    Letter taken = room.mailbox().nth(known, 2);
    room.asked(RESET, unknown, "monkey");
    Letter nobody = room.mailbox().one(unknown);

    assertTrue(taken.subject().startsWith("You have an account"), taken::subject);
    assertTrue(nobody.subject().startsWith("No account"), nobody::subject);
    assertFalse(taken.text().contains("/stagedoor/") || nobody.text().contains("/stagedoor/"));
    assertEquals("M_UNAUTHORIZED", room.register(sid, "monkey").expect(401).text("errcode"));
  }

  /** The median times of known and unknown addresses, asked for in turn, do not differ. */
  @Test
  void answersAndTimesTellNothing() throws Exception {
    String known = Mailroom.freshAddress();
    room.person(known);
    Timings timings = new Timings();
    for (int i = 0; i < ROUNDS; i++) {
      String secret = "secret" + i;
      timings.take(() -> asked(Mailroom.freshAddress(), secret), () -> asked(known, secret));
    }
    timings.expectNoDifference();
  }

  private static Answer asked(String address, String secret) throws Exception {
    Answer answer = room.ask(RESET, address, secret, 1).expect(200);
    assertEquals(List.of("sid", "submit_url"), List.copyOf(answer.json().keySet()));
    assertEquals(24, answer.text("sid").length());
    return answer;
  }

  @Test
  void theOperatorsOwnWordsAreTaken() throws Exception {
    Path folder = room.installation().data().resolve("letters");
    Files.createDirectory(folder);
    Files.writeString(
        folder.resolve("register.txt"), "Subject: Hello from {{server}}\n\nType this: {{code}}\n");
    room.installation()
        .set("org.stagedoor.validation.letters", Map.of("folder", folder.toString()));
    Await.until("the setting", () -> subject().equals("Hello from localhost"));
    Files.writeString(folder.resolve("register.txt"), "Subject: Read anew\n\n{{code}} {{link}}\n");
    assertEquals("Read anew", subject());
  }

  private static String subject() throws Exception {
    String address = Mailroom.freshAddress();
    room.asked("register", address, "monkey");
    return room.mailbox().one(address).subject();
  }

  @Test
  void messagesToOneAddressAreBounded() throws Exception {
    room.installation()
        .set("org.stagedoor.validation.limits", Map.of("address.burst", "3", "address.daily", "1"));
    Await.until("the limit", () -> limited(Mailroom.freshAddress(), 4));
    String address = Mailroom.freshAddress();
    for (int i = 0; i < 3; i++) {
      room.ask(RESET, address, "secret" + i, 1).expect(200);
    }
    Answer limited = room.ask(RESET, address, "secret9", 1).expect(429);
    assertEquals("M_LIMIT_EXCEEDED", limited.text("errcode"));
    assertFalse(limited.header("Retry-After").isEmpty());
    // What was sent before is not sent again, so that asking for it is free.
    room.ask(RESET, address, "secret0", 1).expect(200);
    room.ask(RESET, Mailroom.freshAddress(), "secret9", 1).expect(200);

    room.installation()
        .set("org.stagedoor.validation.limits", Map.of("remote.burst", "2", "remote.daily", "1"));
    Await.until("the limit", () -> limited(Mailroom.freshAddress(), 1));

    room.installation()
        .set("org.stagedoor.validation.limits", Map.of("address.burst", "0", "remote.burst", "0"));
    Await.until("no limit", () -> !limited(Mailroom.freshAddress(), 1));
  }

  private static boolean limited(String address, int times) throws Exception {
    int[] answers = new int[times];
    for (int i = 0; i < times; i++) {
      answers[i] = room.ask(RESET, address, "probe" + i, 1).status();
    }
    return Arrays.stream(answers).anyMatch(status -> status == 429);
  }
}
