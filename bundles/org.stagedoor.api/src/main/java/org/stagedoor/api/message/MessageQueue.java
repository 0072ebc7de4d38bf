package org.stagedoor.api.message;

import java.time.InstantSource;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.flow.Outbox;

/**
 * What a {@link Messenger} needs to keep its promise: a queue in the store from which messages are
 * handed over to a {@link Carrier}, by any node, until that succeeds or is hopeless. A message that
 * was put in survives a crash; it is handed over twice only if the process dies, or the carrier
 * does, between the hand-over and its record, with the same {@link Message#id} then. Called by any
 * thread.
 */
public final class MessageQueue implements AutoCloseable {
  private final String topic;
  private final String medium;
  private final Outbox outbox;
  private final Transactions transactions;
  private final InstantSource clock;
  private final Tally tally = new Tally();
  private volatile Rounds rounds;

  /**
   * Opens the queue; messages that wait are handed over from now on.
   *
   * @param topic names the queue in the outbox, the same on all nodes: {@code
   *     org.example.pigeons/message}
   * @param medium of its messages
   */
  public MessageQueue(
      String topic,
      String medium,
      Outbox outbox,
      Transactions transactions,
      InstantSource clock,
      Carrier carrier,
      Pace pace) {
    this.topic = topic;
    this.medium = medium;
    this.outbox = outbox;
    this.transactions = transactions;
    this.clock = clock;
    rounds = start(carrier, pace);
  }

  private Rounds start(Carrier carrier, Pace pace) {
    Waiting waiting = new Waiting(topic, medium, outbox, carrier, pace, tally, clock);
    return Rounds.start(waiting, carrier, medium, pace.atOnce());
  }

  /**
   * From now on another carrier gets the messages; the one before is closed. One call at a time.
   */
  public void change(Carrier carrier, Pace pace) {
    Rounds before = rounds;
    rounds = start(carrier, pace);
    before.close();
  }

  /**
   * Puts a message in, in the transaction of the calling thread; it is sent after the commit.
   *
   * @throws StoreUnavailable if the database is away
   */
  public void put(Message message) {
    Queued queued = new Queued(message, clock.instant());
    outbox.post(topic, queued.write(), queued.accepted());
    transactions.afterCommit(() -> rounds.wake());
  }

  /** For people: how many wait, on all nodes, and what became of this node's since it started. */
  public String state() {
    try {
      return "waiting " + outbox.waiting(topic) + ", " + tally;
    } catch (StoreUnavailable e) {
      return "waiting ?, " + tally;
    }
  }

  /** Lets what is being handed over end, for at most 5 seconds; the rest waits for other nodes. */
  @Override
  public void close() {
    rounds.close();
  }
}
