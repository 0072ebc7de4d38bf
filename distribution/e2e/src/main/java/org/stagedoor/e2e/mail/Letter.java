package org.stagedoor.e2e.mail;

import jakarta.mail.BodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A mail that arrived.
 *
 * @param id its Message-ID
 * @param subject its subject
 * @param text its plain text
 * @param html its other half
 */
public record Letter(String id, String subject, String text, String html) {
  private static final Pattern LINK = Pattern.compile("https?://[^/\\s]+(/stagedoor/\\S+)");
  private static final Pattern CODE = Pattern.compile(": (\\d{8})\\s");

  static Letter of(MimeMessage message) throws Exception {
    MimeMultipart parts = (MimeMultipart) message.getContent();
    return new Letter(
        message.getMessageID(),
        message.getSubject(),
        content(parts.getBodyPart(0)),
        content(parts.getBodyPart(1)));
  }

  private static String content(BodyPart part) throws Exception {
    return (String) part.getContent();
  }

  /** Path and query of the link. */
  public String link() {
    return found(LINK);
  }

  /** The code to type. */
  public String code() {
    return found(CODE);
  }

  private String found(Pattern pattern) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new AssertionError("no " + pattern + " in " + text);
    }
    return matcher.group(1);
  }
}
