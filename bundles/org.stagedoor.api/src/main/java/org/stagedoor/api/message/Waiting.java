package org.stagedoor.api.message;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.flow.Outbox.Item;

/**
 * The messages that wait, in the store's outbox, and what is done with each. An item that was taken
 * is nobody else's until its lease is over, which is longer than any hand-over may take; so a
 * message goes twice only if the process dies between the hand-over and its record. Used by several
 * threads.
 */
final class Waiting {
  private static final Logger LOG = System.getLogger("org.stagedoor.messages");

  private final String topic;
  private final String medium;
  private final Outbox outbox;
  private final Carrier carrier;
  private final Pace pace;
  private final Tally tally;
  private final InstantSource clock;

  /** Handed over, while the store was away that should have noted it. */
  private final Set<String> unrecorded = ConcurrentHashMap.newKeySet();

  Waiting(
      String topic,
      String medium,
      Outbox outbox,
      Carrier carrier,
      Pace pace,
      Tally tally,
      InstantSource clock) {
    this.topic = topic;
    this.medium = medium;
    this.outbox = outbox;
    this.carrier = carrier;
    this.pace = pace;
    this.tally = tally;
    this.clock = clock;
  }

  /** Takes what is due. */
  List<Item> take(int max) {
    return outbox.take(topic, max, pace.lease(), clock.instant());
  }

  /** Does what is to be done with an item that was taken. */
  void handle(Item item) {
    if (unrecorded.contains(item.id())) {
      record(item);
      return;
    }
    Queued queued = Queued.read(medium, item.content());
    Delivery delivery = carrier.deliver(queued.message(), queued.accepted());
    if (delivery instanceof Delivery.Sent) {
      tally.sent();
      unrecorded.add(item.id());
      record(item);
    } else if (delivery instanceof Delivery.Later later) {
      later(item, queued, later);
    } else if (delivery instanceof Delivery.Never never) {
      tally.refused();
      LOG.log(Level.WARNING, named(queued) + " was refused for good: " + never.reason());
      outbox.delivered(item.id());
    }
  }

  /** If the store is away now, the item comes again when its lease is over, and is noted then. */
  private void record(Item item) {
    outbox.delivered(item.id());
    unrecorded.remove(item.id());
  }

  private void later(Item item, Queued queued, Delivery.Later later) {
    Instant now = clock.instant();
    if (pace.hopeless(queued.accepted(), now)) {
      tally.givenUp();
      LOG.log(Level.WARNING, named(queued) + " is given up: " + later.reason());
      outbox.delivered(item.id());
      return;
    }
    tally.postponed();
    Duration pause = pace.pause(item.attempts());
    Level level = later.forOperator() ? Level.WARNING : Level.INFO;
    LOG.log(level, named(queued) + " waits for " + pause + ": " + later.reason());
    outbox.postpone(item.id(), now.plus(pause));
  }

  /** By its id, never by its address. */
  private String named(Queued queued) {
    return "Message " + queued.message().id() + " by " + medium;
  }
}
