package org.stagedoor.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.message.Carrier;
import org.stagedoor.api.message.Delivery;
import org.stagedoor.api.message.Message;

/** A relay behind connections that stay open for a while. Used by several threads at once. */
final class SmtpRelay implements Carrier {
  private static final Logger LOG = LoggerFactory.getLogger(SmtpRelay.class);

  private final Connections connections;
  private final MailForm form;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  private SmtpRelay(Connections connections, MailForm form) {
    this.connections = connections;
    this.form = form;
  }

  /** The relay of a configuration; it is not asked for anything yet. */
  static SmtpRelay of(SmtpSettings settings) {
    Properties properties = SmtpProperties.of(settings);
    return asMailLibrary(
        () -> {
          Session session = Session.getInstance(properties);
          return new SmtpRelay(
              new Connections(session, settings, timer(), Clock.systemUTC()),
              new MailForm(session, settings.from(), settings.domain()));
        });
  }

  private static ScheduledExecutorService timer() {
    return Executors.newSingleThreadScheduledExecutor(
        work -> {
          Thread thread = new Thread(work, "stagedoor-mail-deadline");
          thread.setDaemon(true);
          return thread;
        });
  }

  @Override
  public Delivery deliver(Message message, Instant accepted) {
    return asMailLibrary(() -> send(message, accepted));
  }

  private Delivery send(Message mail, Instant accepted) {
    @Nullable Connection connection = idle.pollFirst();
    if (connection != null && !connection.alive()) {
      connection.close();
      connection = null;
    }
    try {
      MimeMessage message = form.of(mail, accepted);
      if (connection == null) {
        connection = connections.open();
      }
      connection.send(message);
      idle.addFirst(connection);
      return new Delivery.Sent();
    } catch (MessagingException e) {
      if (connection != null) {
        connection.close();
      }
      LOG.debug("A mail was not handed over", e);
      return Refusal.of(e);
    }
  }

  @Override
  public void tidy() {
    @Nullable Connection oldest = idle.peekLast();
    if (oldest != null && oldest.stale() && idle.remove(oldest)) {
      oldest.close();
    }
  }

  @Override
  public void close() {
    for (Connection next = idle.poll(); next != null; next = idle.poll()) {
      next.close();
    }
    connections.timer().shutdownNow();
  }

  /** The mail library finds what belongs to it by the class loader of the thread. */
  private static <T> T asMailLibrary(Supplier<T> work) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(SMTPTransport.class.getClassLoader());
    try {
      return work.get();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
