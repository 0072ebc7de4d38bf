package org.stagedoor.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An open connection to the relay. Used by one thread at a time. */
final class Connection {
  private static final Logger LOG = LoggerFactory.getLogger(Connection.class);

  /** Relays wait longer before they hang up. */
  private static final Duration IDLE = Duration.ofSeconds(20);

  /** Idle for less, it is taken to be alive without asking. */
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final SMTPTransport transport;
  private final Deadline deadline;
  private final InstantSource clock;
  private Instant used;

  Connection(SMTPTransport transport, Deadline deadline, InstantSource clock) {
    this.transport = transport;
    this.deadline = deadline;
    this.clock = clock;
    this.used = clock.instant();
  }

  /** Hands a mail over to the relay. When it throws, the connection is to be closed. */
  void send(MimeMessage message) throws MessagingException {
    deadline.during(() -> transport.sendMessage(message, message.getAllRecipients()));
    used = clock.instant();
  }

  /**
   * Whether the relay answers on it. A relay may close a connection that was idle, which says
   * nothing about the next mail.
   */
  boolean alive() {
    if (clock.instant().isBefore(used.plus(FRESH))) {
      return true;
    }
    boolean[] alive = new boolean[1];
    deadline.during(() -> alive[0] = transport.isConnected());
    return alive[0];
  }

  /** Whether it was not used lately. */
  boolean stale() {
    return clock.instant().isAfter(used.plus(IDLE));
  }

  /** Says good-bye, if the relay listens. */
  void close() {
    try {
      deadline.during(transport::close);
    } catch (MessagingException e) {
      LOG.debug("The relay did not say good-bye", e);
    }
  }
}
