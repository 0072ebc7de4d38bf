package org.stagedoor.mail.smtp;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.flow.Outbox.Item;

/**
 * The mail that waits, in the store's outbox, and what is done with each. An item that was taken is
 * nobody else's until its lease is over, which is longer than any hand-over may take; so a mail
 * goes twice only if the process dies between the hand-over and its record. Used by several
 * threads.
 */
final class MailQueue {
  static final String TOPIC = "org.stagedoor.mail.smtp/mail";
  private static final Logger LOG = LoggerFactory.getLogger(MailQueue.class);

  private final Outbox outbox;
  private final Relay relay;
  private final Duration lease;
  private final Backoff backoff;
  private final Tally tally;
  private final InstantSource clock;

  /** Handed over, while the store was away that should have noted it. */
  private final Set<String> unrecorded = ConcurrentHashMap.newKeySet();

  MailQueue(
      Outbox outbox,
      Relay relay,
      Duration lease,
      Backoff backoff,
      Tally tally,
      InstantSource clock) {
    this.outbox = outbox;
    this.relay = relay;
    this.lease = lease;
    this.backoff = backoff;
    this.tally = tally;
    this.clock = clock;
  }

  /** Puts a mail in, in the transaction of the calling thread. */
  void put(Mail mail) {
    outbox.post(TOPIC, mail.write(), mail.accepted());
  }

  /** Takes mail that is due. */
  List<Item> take(int max) {
    return outbox.take(TOPIC, max, lease, clock.instant());
  }

  /** Does what is to be done with an item that was taken. */
  void handle(Item item) {
    if (unrecorded.contains(item.id())) {
      record(item);
      return;
    }
    Mail mail = Mail.read(item.content());
    Delivery delivery = relay.deliver(mail);
    if (delivery instanceof Delivery.Sent) {
      tally.sent();
      unrecorded.add(item.id());
      record(item);
    } else if (delivery instanceof Delivery.Later later) {
      later(item, mail, later.reason());
    } else if (delivery instanceof Delivery.Never never) {
      tally.refused();
      LOG.warn("Mail {} was refused for good: {}", mail.message().id(), never.reason());
      outbox.delivered(item.id());
    }
  }

  /** If the store is away now, the item comes again when its lease is over, and is noted then. */
  private void record(Item item) {
    outbox.delivered(item.id());
    unrecorded.remove(item.id());
  }

  private void later(Item item, Mail mail, String reason) {
    Instant now = clock.instant();
    if (backoff.hopeless(mail.accepted(), now)) {
      tally.givenUp();
      LOG.warn("Mail {} is given up: {}", mail.message().id(), reason);
      outbox.delivered(item.id());
      return;
    }
    tally.postponed();
    Duration pause = backoff.pause(item.attempts());
    LOG.info("Mail {} waits for {}: {}", mail.message().id(), pause, reason);
    outbox.postpone(item.id(), now.plus(pause));
  }

  /** Both what waits and what is being handed over, of all nodes. */
  String state() {
    try {
      return "waiting " + outbox.waiting(TOPIC) + ", " + tally;
    } catch (StoreUnavailable e) {
      return "waiting ?, " + tally;
    }
  }
}
