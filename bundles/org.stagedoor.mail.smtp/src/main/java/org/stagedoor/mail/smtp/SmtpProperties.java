package org.stagedoor.mail.smtp;

import java.util.Properties;

/** The configuration in the words of the mail library. */
final class SmtpProperties {
  private SmtpProperties() {}

  static Properties of(SmtpSettings settings) {
    Properties properties = new Properties();
    String millis = String.valueOf(settings.timeout().toMillis());
    set(properties, "timeout", millis);
    set(properties, "auth", settings.user().isEmpty() ? "false" : "true");
    // Bounces go nowhere: who asked is told by the client that nothing came.
    set(properties, "from", settings.from().getAddress());
    set(properties, "ssl.checkserveridentity", "true");
    set(properties, "ssl.protocols", "TLSv1.3 TLSv1.2");
    // An object, which setProperty does not take.
    properties.put("mail.smtp.ssl.socketFactory", settings.tls().get());
    switch (settings.security()) {
      case STARTTLS -> {
        set(properties, "starttls.enable", "true");
        set(properties, "starttls.required", "true");
      }
      case OPPORTUNISTIC -> set(properties, "starttls.enable", "true");
      case TLS, NONE -> set(properties, "starttls.enable", "false");
    }
    return properties;
  }

  private static void set(Properties properties, String key, String value) {
    properties.setProperty("mail.smtp." + key, value);
  }
}
