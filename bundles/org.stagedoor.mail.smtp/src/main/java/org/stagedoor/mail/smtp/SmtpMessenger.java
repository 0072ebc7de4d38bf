package org.stagedoor.mail.smtp;

import java.time.Clock;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.EmailAddress;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.message.Message;
import org.stagedoor.api.message.MessageQueue;
import org.stagedoor.api.message.Messenger;

/** Sends mail by SMTP, as configured under {@value #PID}; not there without a configuration. */
@Component(
    service = {Messenger.class, SmtpMessenger.class},
    immediate = true,
    configurationPid = SmtpMessenger.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE,
    property = {
      "stagedoor.medium=email",
      "osgi.command.scope=stagedoor",
      "osgi.command.function=mail",
      "stagedoor.help=mail   what mail waits on all nodes, and what became of this node's"
    })
@Designate(ocd = SmtpMessenger.Config.class)
public final class SmtpMessenger implements Messenger {
  static final String PID = "org.stagedoor.mail.smtp";

  /** Which relay, and how. */
  @ObjectClassDefinition(name = "Stagedoor · mail by SMTP")
  public @interface Config {
    /** The relay. */
    @AttributeDefinition(name = "Host", description = "Of the relay that brings mail further.")
    String host() default "";

    /** Its port. */
    @AttributeDefinition(name = "Port", description = "0 for the usual one of the protection.")
    int port() default 0;

    /** How the connection is protected. */
    @AttributeDefinition(
        name = "Protection",
        description = "starttls, tls, opportunistic (STARTTLS where it is offered) or none.")
    String security() default "starttls";

    /** Whom to trust. */
    @AttributeDefinition(
        name = "Certificates",
        description = "A file of certificates (PEM) to trust instead of Java's; empty for those.")
    String certificate() default "";

    /** Who sends. */
    @AttributeDefinition(name = "User", description = "Empty to send without authentication.")
    String user() default "";

    /** The proof. */
    @AttributeDefinition(name = "Password", description = "The user's.")
    String _password() default "";

    /** Whom mail is from. */
    @AttributeDefinition(
        name = "From",
        description = "Whom mail is from: Matrix <matrix@example.org>.")
    String from() default "";

    /** How many at once. */
    @AttributeDefinition(name = "Connections", description = "How many at once, 1 to 50.")
    int connections() default 4;

    /** How long the relay may take. */
    @AttributeDefinition(
        name = "Time limit",
        description = "How long the relay may take for an answer, in seconds, 1 to 60.")
    int timeout_seconds() default 20;

    /** The first pause. */
    @AttributeDefinition(
        name = "First pause",
        description = "Before a mail is tried again, in seconds, 1 to 3600; it doubles each time.")
    int retry_first_seconds() default 5;

    /** The longest pause. */
    @AttributeDefinition(name = "Longest pause", description = "In seconds, 1 to 86400.")
    int retry_longest_seconds() default 900;

    /** When to give up. */
    @AttributeDefinition(
        name = "Patience",
        description = "After how many hours a mail is given up, 1 to 240.")
    int retry_hours() default 24;
  }

  private final LiveSettings<SmtpSettings> settings;
  private final MessageQueue queue;

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is wrong
   */
  @Activate
  public SmtpMessenger(
      @Reference Outbox outbox, @Reference Transactions transactions, Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, SmtpSettings::of);
    SmtpSettings now = settings.current();
    queue =
        new MessageQueue(
            PID + "/mail",
            medium(),
            outbox,
            transactions,
            Clock.systemUTC(),
            SmtpRelay.of(now),
            now.pace());
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    if (settings.update(properties)) {
      SmtpSettings now = settings.current();
      queue.change(SmtpRelay.of(now), now.pace());
    }
  }

  @Override
  public String medium() {
    return "email";
  }

  @Override
  public void send(Message message) {
    if (EmailAddress.parse(message.address()).isEmpty()) {
      throw MatrixException.invalid("address", "must be an email address");
    }
    queue.put(message);
  }

  /**
   * The console's {@code mail}: what waits, and what became of the rest.
   *
   * @param arguments none
   */
  public String mail(String... arguments) {
    if (arguments.length > 0) {
      throw new IllegalArgumentException("usage: mail");
    }
    return queue.state();
  }

  /** Called by DS. */
  @Deactivate
  public void close() {
    queue.close();
  }
}
