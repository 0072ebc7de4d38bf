package org.stagedoor.mail.smtp;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a talk that takes too long by closing the socket: a relay that sends a byte now and then
 * passes every time limit of the mail library, and the lease on the mail would end meanwhile.
 *
 * @param timer says when
 * @param limit how long one talk may take
 * @param socket what is closed
 */
record Deadline(ScheduledExecutorService timer, Duration limit, Socket socket) {
  private static final Logger LOG = LoggerFactory.getLogger(Deadline.class);

  /** Waits while something is said. */
  <E extends Exception> void during(Talk<E> talk) throws E {
    Future<?> end = timer.schedule(this::hangUp, limit.toMillis(), TimeUnit.MILLISECONDS);
    try {
      talk.run();
    } finally {
      end.cancel(false);
    }
  }

  private void hangUp() {
    try {
      LOG.info("The relay is too slow; the connection is closed");
      socket.close();
    } catch (IOException e) {
      LOG.debug("A socket could not be closed", e);
    }
  }

  /** Something said. */
  @FunctionalInterface
  interface Talk<E extends Exception> {
    /** Says it. */
    void run() throws E;
  }
}
