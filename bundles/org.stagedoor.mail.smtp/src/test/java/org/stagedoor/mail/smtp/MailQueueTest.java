package org.stagedoor.mail.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.message.Message;

class MailQueueTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(6);
  private static final Backoff BACKOFF =
      new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24));

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final List<String> arrived = new ArrayList<>();
  private final Deque<Delivery> answers = new ArrayDeque<>();
  private Instant now = START;
  private final MailQueue queue = queue();

  /** A node on the same store. */
  private MailQueue queue() {
    return new MailQueue(outbox, new FakeRelay(), LEASE, BACKOFF, new Tally(), () -> now);
  }

  private final class FakeRelay implements Relay {
    @Override
    public Delivery deliver(Mail mail) {
      Delivery answer = answers.isEmpty() ? new Delivery.Sent() : answers.poll();
      if (answer instanceof Delivery.Sent) {
        arrived.add(mail.message().id());
      }
      return answer;
    }

    @Override
    public void tidy() {}

    @Override
    public void close() {}
  }

  private static Mail mail(String id) {
    return new Mail(
        new Message(
            "email", "alice@example.org", Optional.of("Hello"), "text", Optional.empty(), id),
        START);
  }

  private void round(MailQueue node) {
    node.take(10).forEach(node::handle);
  }

  @Test
  void whatWasHandedOverIsGone() {
    queue.put(mail("a"));
    queue.put(mail("b"));
    round(queue);
    now = now.plus(LEASE);
    round(queue);
    assertEquals(List.of("a", "b"), arrived);
    assertEquals("waiting 0, sent 2, postponed 0, refused 0, given up 0", queue.state());
  }

  @Test
  void isTriedAgainAfterEverLongerPauses() {
    queue.put(mail("a"));
    for (int pause : List.of(5, 10, 20, 40, 80, 160, 320, 640, 900, 900)) {
      answers.add(new Delivery.Later("down"));
      round(queue);
      now = now.plusSeconds(pause - 1);
      assertEquals(List.of(), queue.take(10));
      now = now.plusSeconds(1);
    }
    round(queue);
    assertEquals(List.of("a"), arrived);
  }

  @Test
  void isGivenUpInTheEnd() {
    queue.put(mail("a"));
    now = now.plus(Duration.ofHours(24)).plusSeconds(1);
    answers.add(new Delivery.Later("down"));
    round(queue);
    assertEquals("waiting 0, sent 0, postponed 0, refused 0, given up 1", queue.state());
  }

  @Test
  void whatIsRefusedForGoodIsNotTriedAgain() {
    queue.put(mail("a"));
    answers.add(new Delivery.Never("the relay says 550"));
    round(queue);
    assertEquals("waiting 0, sent 0, postponed 0, refused 1, given up 0", queue.state());
  }

  @Test
  void aCrashBeforeTheHandOverLosesNothing() {
    queue.put(mail("a"));
    assertEquals(1, queue.take(10).size());
    // Here the process died. Another one gets it when the lease is over.
    MailQueue next = queue();
    now = now.plus(LEASE).minusSeconds(1);
    round(next);
    assertEquals(List.of(), arrived);
    now = now.plusSeconds(1);
    round(next);
    assertEquals(List.of("a"), arrived);
  }

  @Test
  void aCrashBeforeTheRecordSendsOnceMoreByTheSameName() {
    queue.put(mail("a"));
    outbox.take(MailQueue.TOPIC, 1, LEASE, now).forEach(item -> arrived.add("a"));
    MailQueue next = queue();
    now = now.plus(LEASE);
    round(next);
    now = now.plus(LEASE);
    round(next);
    assertEquals(List.of("a", "a"), arrived);
  }

  @Test
  void isNotSentTwiceWhileTheStoreIsAway() {
    queue.put(mail("a"));
    List<Outbox.Item> taken = queue.take(10);
    outbox.away(true);
    assertThrows(StoreUnavailable.class, () -> queue.handle(taken.get(0)));
    outbox.away(false);
    now = now.plus(LEASE);
    round(queue);
    assertEquals(List.of("a"), arrived);
    assertEquals("waiting 0, sent 1, postponed 0, refused 0, given up 0", queue.state());
  }
}
