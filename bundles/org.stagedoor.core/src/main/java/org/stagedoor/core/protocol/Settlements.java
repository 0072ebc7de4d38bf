package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Settlement;

/**
 * Tells stages how their sessions ended: written in the transaction of the end, delivered
 * afterwards by whichever node is first, again and again until the stage has taken it. {@link
 * #deliver} is called by one thread of the node; several nodes may run it at once.
 */
final class Settlements {
  private static final Logger LOG = LoggerFactory.getLogger(Settlements.class);
  private static final String TOPIC = "settle/";
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration MAX_DELAY = Duration.ofMinutes(10);
  private static final int BATCH = 100;

  private final Outbox outbox;
  private final Transactions transactions;
  private final Stages stages;
  private final InstantSource clock;
  private final Executor courier;
  private final Executor porters;
  private final AtomicBoolean called = new AtomicBoolean();

  /**
   * Delivers through the services of the core.
   *
   * @param courier runs {@link #deliver}, on the one thread
   * @param porters tell the stages, several at a time: each of them writes, and writes are cheap in
   *     company
   */
  Settlements(
      Outbox outbox,
      Transactions transactions,
      Stages stages,
      InstantSource clock,
      Executor courier,
      Executor porters) {
    this.outbox = outbox;
    this.transactions = transactions;
    this.stages = stages;
    this.clock = clock;
    this.courier = courier;
    this.porters = porters;
  }

  /** Writes what the stages of a session are to hear; part of the caller's transaction. */
  void post(Session session, boolean succeeded, Dict receipt) {
    post(session.key(), session.progress().states(), succeeded, receipt.text("user_id"));
  }

  /** Writes what the stages of a session are to hear; part of the caller's transaction. */
  void post(String key, Map<String, Dict> states, boolean succeeded, Optional<String> user) {
    states.forEach(
        (type, state) ->
            outbox.post(
                TOPIC + type,
                Dict.of("session", key, "succeeded", succeeded, "state", state)
                    .with("user", user.orElse(null)),
                clock.instant()));
    if (!states.isEmpty()) {
      transactions.afterCommit(this::call);
    }
  }

  private void call() {
    if (called.compareAndSet(false, true)) {
      courier.execute(
          () -> {
            called.set(false);
            deliver();
          });
    }
  }

  /** Delivers what is due. */
  void deliver() {
    List<Outbox.Item> items;
    do {
      items = outbox.take(TOPIC, BATCH, LEASE, clock.instant());
    } while (deliver(items) && items.size() == BATCH);
  }

  /** Returns when all are delivered; false if this node's engine is being stopped meanwhile. */
  private boolean deliver(List<Outbox.Item> items) {
    CompletableFuture<?>[] each =
        items.stream()
            .map(item -> CompletableFuture.runAsync(() -> deliver(item), porters))
            .toArray(CompletableFuture<?>[]::new);
    try {
      CompletableFuture.allOf(each).get();
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private void deliver(Outbox.Item item) {
    String type = item.topic().substring(TOPIC.length());
    Dict content = item.content();
    Settlement settlement =
        new Settlement(
            content.text("session").orElse(""),
            content.flag("succeeded").orElse(false),
            content.dict("state").orElse(Dict.EMPTY),
            content.text("user").flatMap(UserId::parse));
    try {
      stages.call(
          type,
          stage -> {
            stage.settled(settlement);
            return true;
          });
      outbox.delivered(item.id());
    } catch (RuntimeException e) {
      Instant due = clock.instant().plus(delay(item.attempts()));
      LOG.info("Stage {} did not settle a session ({}); again at {}", type, e.getMessage(), due);
      outbox.postpone(item.id(), due);
    }
  }

  private static Duration delay(int attempts) {
    Duration delay = Duration.ofSeconds(1L << Math.min(attempts, 16));
    return delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
  }
}
