package org.stagedoor.cluster;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * A client that sends each request to another node than the one before. When a connection is
 * refused or breaks, and then only, it sends the request again; a patient one does so when it is
 * told that the server is not available, too. One thread.
 */
public final class Traveller {
  private static final Duration ENDURANCE = Duration.ofSeconds(60);
  private static final long PAUSE_NANOS = Duration.ofMillis(30).toNanos();
  private static final int BAD_GATEWAY = 502;
  private static final int UNAVAILABLE = 503;
  private static final int GATEWAY_TIMEOUT = 504;

  private final List<URI> doors;
  private final Tally tally;
  private boolean patient;
  private int turn = ThreadLocalRandom.current().nextInt(1 << 16);
  private boolean repeated;

  /** Goes by these addresses in turn. */
  public Traveller(List<URI> doors, Tally tally) {
    this.doors = List.copyOf(doors);
    this.tally = tally;
  }

  /** From now on it tries again after a 503, too. */
  public Traveller patient() {
    patient = true;
    return this;
  }

  /** POST of JSON, in which single quotes stand for double ones. */
  public Answer post(String token, String path, String json, Object... values) {
    String body = values.length == 0 ? json : String.format(Locale.ROOT, json, values);
    return send(token, client -> client.post(path, body));
  }

  /** GET. */
  public Answer get(String token, String path) {
    return send(token, client -> client.get(path));
  }

  /**
   * Whether the last request was sent more than once, so that it may have been served more than
   * once.
   */
  public boolean repeated() {
    return repeated;
  }

  private Answer send(String token, Request request) {
    repeated = false;
    long start = System.nanoTime();
    while (System.nanoTime() - start < ENDURANCE.toNanos()) {
      Client client = new Client(doors.get(Math.floorMod(turn++, doors.size())));
      try {
        Answer answer = request.send(token.isEmpty() ? client : client.as(token));
        if (fromNode(answer) && !(patient && answer.status() == UNAVAILABLE)) {
          tally.answered(System.nanoTime() - start);
          return answer;
        }
      } catch (IOException e) {
        tally.broken();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
      repeated = true;
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    throw new AssertionError("no answer within " + ENDURANCE);
  }

  /** A balancer tells in its own words that a connection to a node failed. */
  private boolean fromNode(Answer answer) {
    if (answer.status() == UNAVAILABLE) {
      tally.unavailable();
      checkUnavailable(answer);
    }
    boolean gateway = answer.status() == BAD_GATEWAY || answer.status() == GATEWAY_TIMEOUT;
    if (gateway) {
      tally.gatewayFailure();
    }
    return !gateway;
  }

  /** A 503 tells when to come again, in the words of the protocol. */
  private static void checkUnavailable(Answer answer) {
    if (!answer.text("errcode").equals("M_UNKNOWN") || answer.header("Retry-After").isEmpty()) {
      throw new AssertionError("a 503 that does not say when to come again: " + answer);
    }
  }

  private interface Request {
    Answer send(Client client) throws IOException, InterruptedException;
  }
}
