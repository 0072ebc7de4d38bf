package org.stagedoor.mail.smtp;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.message.Pace;
import org.stagedoor.api.remote.Trust;

/**
 * The configuration, checked.
 *
 * @param host of the relay
 * @param port of the relay
 * @param security how the connection is protected
 * @param tls speaks TLS, and knows whom to trust
 * @param user empty to send without authentication
 * @param password the user's
 * @param from whom mail is from
 * @param domain the right half of each Message-ID
 * @param connections how many at once
 * @param timeout how long the relay may take to answer
 * @param first the first pause before a mail is tried again
 * @param longest no pause is longer
 * @param patience after how long a mail is given up
 */
record SmtpSettings(
    String host,
    int port,
    Security security,
    Supplier<SSLSocketFactory> tls,
    String user,
    String password,
    InternetAddress from,
    String domain,
    int connections,
    Duration timeout,
    Duration first,
    Duration longest,
    Duration patience) {
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
   * @throws SettingException if a setting is wrong
   */
  static SmtpSettings of(SettingsFile file) {
    String host = file.text("host").orElseThrow(() -> file.wrong("host", "a host"));
    Security security =
        Security.valueOf(
            file.choice("security", "starttls", "tls", "opportunistic", "none")
                .toUpperCase(Locale.ROOT));
    int port = file.number("port", 0, 65_535, 0);
    InternetAddress from = from(file);
    return new SmtpSettings(
        host,
        port == 0 ? security.port : port,
        security,
        Trust.sockets(file, "certificate"),
        file.text("user").orElse(""),
        file.text(".password").orElse(""),
        from,
        from.getAddress().substring(from.getAddress().indexOf('@') + 1),
        file.number("connections", 1, 50, 4),
        Duration.ofSeconds(file.number("timeout.seconds", 1, 60, 20)),
        Duration.ofSeconds(file.number("retry.first.seconds", 1, 3600, 5)),
        Duration.ofSeconds(file.number("retry.longest.seconds", 1, 86_400, 900)),
        Duration.ofHours(file.number("retry.hours", 1, 240, 24)));
  }

  private static InternetAddress from(SettingsFile file) {
    try {
      InternetAddress from = new InternetAddress(file.text("from").orElse(""), true);
      if (from.getAddress().indexOf('@') < 1) {
        throw new AddressException("no domain");
      }
      if (from.getPersonal() != null) {
        from.setPersonal(from.getPersonal(), StandardCharsets.UTF_8.name());
      }
      return from;
    } catch (AddressException | UnsupportedEncodingException e) {
      throw file.wrong("from", "an address, such as Matrix <matrix@example.org>");
    }
  }

  /** How long the relay may take for one of the talks that a hand-over consists of. */
  Duration talk() {
    return timeout.multipliedBy(3);
  }

  /** How long a mail is left to whoever took it: longer than any hand-over. */
  Duration lease() {
    return talk().multipliedBy(6);
  }

  Pace pace() {
    return new Pace(connections, lease(), first, longest, patience);
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
