package org.stagedoor.api.message;

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

class WaitingTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String TOPIC = "org.example.pigeons/message";
  private static final Duration LEASE = Duration.ofMinutes(6);
  private static final Pace PACE =
      new Pace(4, LEASE, Duration.ofSeconds(5), Duration.ofMinutes(15), Duration.ofHours(24));

  private final MemoryOutbox outbox = new MemoryOutbox();
  private final Tally tally = new Tally();
  private final List<String> arrived = new ArrayList<>();
  private final Deque<Delivery> answers = new ArrayDeque<>();
  private Instant now = START;
  private final Waiting queue = node(tally);

  /** A node on the same store. */
  private Waiting node(Tally count) {
    return new Waiting(TOPIC, "email", outbox, this::deliver, PACE, count, () -> now);
  }

  private Delivery deliver(Message message, Instant accepted) {
    Delivery answer = answers.isEmpty() ? new Delivery.Sent() : answers.poll();
    if (answer instanceof Delivery.Sent) {
      arrived.add(message.id());
    }
    return answer;
  }

  private void put(String id) {
    Message message =
        new Message(
            "email", "alice@example.org", Optional.of("Hello"), "text", Optional.empty(), id);
    outbox.post(TOPIC, new Queued(message, START).write(), START);
  }

  private String state() {
    return "waiting " + outbox.waiting(TOPIC) + ", " + tally;
  }

  private void round(Waiting node) {
    node.take(10).forEach(node::handle);
  }

  @Test
  void whatWasHandedOverIsGone() {
    put("a");
    put("b");
    round(queue);
    now = now.plus(LEASE);
    round(queue);
    assertEquals(List.of("a", "b"), arrived);
    assertEquals("waiting 0, sent 2, postponed 0, refused 0, given up 0", state());
  }

  @Test
  void isTriedAgainAfterEverLongerPauses() {
    put("a");
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
    put("a");
    now = now.plus(Duration.ofHours(24)).plusSeconds(1);
    answers.add(new Delivery.Later("down"));
    round(queue);
    assertEquals("waiting 0, sent 0, postponed 0, refused 0, given up 1", state());
  }

  @Test
  void whatIsRefusedForGoodIsNotTriedAgain() {
    put("a");
    answers.add(new Delivery.Never("the relay says 550"));
    round(queue);
    assertEquals("waiting 0, sent 0, postponed 0, refused 1, given up 0", state());
  }

  @Test
  void aCrashBeforeTheHandOverLosesNothing() {
    put("a");
    assertEquals(1, queue.take(10).size());
    // Here the process died. Another one gets it when the lease is over.
    Waiting next = node(new Tally());
    now = now.plus(LEASE).minusSeconds(1);
    round(next);
    assertEquals(List.of(), arrived);
    now = now.plusSeconds(1);
    round(next);
    assertEquals(List.of("a"), arrived);
  }

  @Test
  void aCrashBeforeTheRecordSendsOnceMoreByTheSameName() {
    put("a");
    outbox.take(TOPIC, 1, LEASE, now).forEach(item -> arrived.add("a"));
    Waiting next = node(new Tally());
    now = now.plus(LEASE);
    round(next);
    now = now.plus(LEASE);
    round(next);
    assertEquals(List.of("a", "a"), arrived);
  }

  @Test
  void isNotSentTwiceWhileTheStoreIsAway() {
    put("a");
    List<Outbox.Item> taken = queue.take(10);
    outbox.away(true);
    assertThrows(StoreUnavailable.class, () -> queue.handle(taken.get(0)));
    outbox.away(false);
    now = now.plus(LEASE);
    round(queue);
    assertEquals(List.of("a"), arrived);
    assertEquals("waiting 0, sent 1, postponed 0, refused 0, given up 0", state());
  }
}
