package org.stagedoor.api.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.json.Dict;

class RoundsTest {
  private static final String TOPIC = "org.example.pigeons/message";
  private static final Pace PACE =
      new Pace(
          4,
          Duration.ofMinutes(6),
          Duration.ofSeconds(5),
          Duration.ofMinutes(15),
          Duration.ofHours(24));

  private final MemoryOutbox memory = new MemoryOutbox();
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch answer = new CountDownLatch(1);

  /** A database that takes its time. */
  private final class Slow implements Outbox {
    @Override
    public String post(String topic, Dict content, Instant due) {
      return memory.post(topic, content, due);
    }

    @Override
    public List<Item> take(String prefix, int max, Duration lease, Instant now) {
      asked.countDown();
      try {
        assertTrue(answer.await(10, TimeUnit.SECONDS));
      } catch (InterruptedException e) {
        throw new AssertionError("what is taken now is lost until the lease is over", e);
      }
      return memory.take(prefix, max, lease, now);
    }

    @Override
    public void delivered(String id) {
      memory.delivered(id);
    }

    @Override
    public void postpone(String id, Instant due) {
      memory.postpone(id, due);
    }

    @Override
    public long waiting(String prefix) {
      return memory.waiting(prefix);
    }
  }

  /** An update of a transport must not keep a message from its addressee for minutes. */
  @Test
  void whatIsBeingTakenWhenItClosesIsHandedOver() throws Exception {
    Message message =
        new Message("email", "a@example.org", Optional.of("Hello"), "text", Optional.empty(), "a");
    memory.post(TOPIC, new Queued(message, Instant.EPOCH).write(), Instant.EPOCH);
    Tally tally = new Tally();
    Carrier carrier = (sent, accepted) -> new Delivery.Sent();
    Waiting waiting =
        new Waiting(TOPIC, "email", new Slow(), carrier, PACE, tally, InstantSource.system());
    Rounds rounds = Rounds.start(waiting, carrier, "email", PACE.atOnce());
    assertTrue(asked.await(10, TimeUnit.SECONDS));

    Thread closing = new Thread(rounds::close);
    closing.start();
    closing.join(100); // it waits by now, or will
    answer.countDown();
    closing.join(TimeUnit.SECONDS.toMillis(10));

    assertEquals("sent 1, postponed 0, refused 0, given up 0", tally.toString());
    assertEquals(0, memory.waiting(TOPIC));
  }
}
