package org.stagedoor.api.message;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.Test;

class FaultTest {
  private static final String TOPIC = "org.example.pigeons/message";
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  /** Keeps what is logged, as a log file would have it. */
  private final class Lines extends Handler {
    @Override
    public void publish(LogRecord record) {
      lines.add(new SimpleFormatter().format(record));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  private static Delivery fail(Message message, Instant accepted) {
    throw new IllegalStateException(
        "no request for " + message.text(), new IllegalArgumentException(message.address()));
  }

  @Test
  void whatACarrierThrowsIsLoggedWithoutItsWords() throws Exception {
    MemoryOutbox outbox = new MemoryOutbox();
    Message message =
        new Message("msisdn", "4915100", Optional.empty(), "12345678", Optional.empty(), "a");
    outbox.post(TOPIC, new Queued(message, Instant.EPOCH).write(), Instant.EPOCH);
    Pace pace =
        new Pace(
            1,
            Duration.ofHours(1),
            Duration.ofSeconds(5),
            Duration.ofMinutes(15),
            Duration.ofHours(24));
    Carrier carrier = FaultTest::fail;
    Waiting waiting =
        new Waiting(TOPIC, "msisdn", outbox, carrier, pace, new Tally(), () -> Instant.EPOCH);
    Logger log = Logger.getLogger("org.stagedoor.messages");
    Handler handler = new Lines();
    log.addHandler(handler);
    try (Rounds rounds = Rounds.start(waiting, carrier, "msisdn", 1)) {
      rounds.wake();
      String line = String.valueOf(lines.poll(20, TimeUnit.SECONDS));
      assertTrue(line.contains("IllegalStateException at"), line);
      assertTrue(line.contains("FaultTest.fail"), line);
      assertTrue(line.contains("caused by java.lang.IllegalArgumentException"), line);
      assertFalse(line.contains("12345678") || line.contains("4915100"), line);
    } finally {
      log.removeHandler(handler);
    }
  }
}
