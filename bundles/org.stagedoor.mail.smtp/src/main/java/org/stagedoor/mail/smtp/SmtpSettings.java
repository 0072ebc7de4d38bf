package org.stagedoor.mail.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * The configuration, checked.
 *
 * @param host of the relay
 * @param port of the relay
 * @param security how the connection is protected
 * @param certificate a file with certificates that are trusted, too; empty for none
 * @param user empty to send without authentication
 * @param password the user's
 * @param from whom mail is from
 * @param domain the right half of each Message-ID
 * @param connections how many at once
 * @param timeout how long the relay may take to answer
 * @param backoff when to try again
 */
record SmtpSettings(
    String host,
    int port,
    Security security,
    String certificate,
    String user,
    String password,
    InternetAddress from,
    String domain,
    int connections,
    Duration timeout,
    Backoff backoff) {
  /** How a connection is protected. */
  enum Security {
    /** TLS after STARTTLS, or not at all. */
    STARTTLS(587),
    /** TLS from the first byte. */
    TLS(465),
    /** TLS after STARTTLS where it is offered; for relays in the same network. */
    OPPORTUNISTIC(25),
    /** None; for a relay on the same machine. */
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }
  }

  /**
   * Reads the configuration.
   *
   * @throws IllegalArgumentException with PID and key if a setting is wrong
   */
  static SmtpSettings of(SmtpMessenger.Config config) {
    check(!config.host().isBlank(), "host", "is missing");
    Security security = security(config.security());
    range("port", config.port(), 0, 65_535);
    range("connections", config.connections(), 1, 50);
    range("timeout.seconds", config.timeout_seconds(), 1, 60);
    range("retry.first.seconds", config.retry_first_seconds(), 1, 3600);
    range("retry.longest.seconds", config.retry_longest_seconds(), 1, 86_400);
    range("retry.hours", config.retry_hours(), 1, 240);
    InternetAddress from = from(config.from());
    String address = from.getAddress();
    return new SmtpSettings(
        config.host().strip(),
        config.port() == 0 ? security.port : config.port(),
        security,
        config.certificate().strip(),
        config.user().strip(),
        config._password(),
        from,
        address.substring(address.indexOf('@') + 1),
        config.connections(),
        Duration.ofSeconds(config.timeout_seconds()),
        new Backoff(
            Duration.ofSeconds(config.retry_first_seconds()),
            Duration.ofSeconds(config.retry_longest_seconds()),
            Duration.ofHours(config.retry_hours())));
  }

  /** How long the relay may take for one of the talks that a hand-over consists of. */
  Duration talk() {
    return timeout.multipliedBy(3);
  }

  /** How long a mail is left to whoever took it: longer than any hand-over. */
  Duration lease() {
    return talk().multipliedBy(6);
  }

  private static Security security(String name) {
    for (Security security : Security.values()) {
      if (security.name().equalsIgnoreCase(name.strip())) {
        return security;
      }
    }
    throw wrong("security", "must be starttls, tls, opportunistic or none");
  }

  private static InternetAddress from(String written) {
    try {
      InternetAddress from = new InternetAddress(written.strip(), true);
      check(from.getAddress().indexOf('@') > 0, "from", "must have a domain");
      Optional<String> name = Optional.ofNullable(from.getPersonal());
      if (name.isPresent()) {
        from.setPersonal(name.get(), StandardCharsets.UTF_8.name());
      }
      return from;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw wrong("from", "must be an address, such as Matrix <matrix@example.org>");
    }
  }

  private static void range(String key, int value, int least, int most) {
    check(value >= least && value <= most, key, "must be " + least + " to " + most);
  }

  private static void check(boolean right, String key, String problem) {
    if (!right) {
      throw wrong(key, problem);
    }
  }

  static IllegalArgumentException wrong(String key, String problem) {
    return new IllegalArgumentException(SmtpMessenger.PID + ": " + key + " " + problem);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "SmtpSettings["
        + host
        + ":"
        + port
        + " "
        + security.name().toLowerCase(Locale.ROOT)
        + "]";
  }
}
