package org.stagedoor.mail.smtp;

import jakarta.activation.DataHandler;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.stagedoor.api.message.Message;

/**
 * Gives mail the form of the Internet: a text and the same in HTML, in UTF-8. All of it is bytes
 * before the mail library sees it, which so needs none of the handlers that it would look for by
 * the thread's class loader.
 */
final class MailForm {
  private static final String UTF_8 = "; charset=UTF-8";

  private final Session session;
  private final InternetAddress from;
  private final String domain;

  MailForm(Session session, InternetAddress from, String domain) {
    this.session = session;
    this.from = from;
    this.domain = domain;
  }

  /**
   * A mail; the same each time but for its boundary.
   *
   * @param accepted its date
   */
  MimeMessage of(Message message, Instant accepted) throws MessagingException {
    Finished form = new Finished(session);
    form.setHeader("MIME-Version", "1.0");
    form.setHeader("Message-ID", "<" + message.id() + "@" + domain + ">");
    form.setFrom(from);
    form.setRecipient(RecipientType.TO, new InternetAddress(message.address(), true));
    // A line break here would begin another header.
    form.setSubject(
        message.subject().orElse("").replaceAll("\\p{Cntrl}+", " "), StandardCharsets.UTF_8.name());
    form.setSentDate(Date.from(accepted));
    // So that nobody's holiday answers it.
    form.setHeader("Auto-Submitted", "auto-generated");
    MimeMultipart parts = new MimeMultipart("alternative", part("text/plain", message.text()));
    if (message.html().isPresent()) {
      // The last one is what a reader prefers.
      parts.addBodyPart(part("text/html", message.html().get()));
    }
    form.setDataHandler(data(bytes(parts), parts.getContentType()));
    // After the handler, which takes it away.
    form.setHeader("Content-Type", parts.getContentType());
    return form;
  }

  private static MimeBodyPart part(String type, String text) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setDataHandler(data(text.getBytes(StandardCharsets.UTF_8), type + UTF_8));
    part.setHeader("Content-Type", type + UTF_8);
    part.setHeader("Content-Transfer-Encoding", "quoted-printable");
    return part;
  }

  private static DataHandler data(byte[] bytes, String type) {
    return new DataHandler(new ByteArrayDataSource(bytes, type));
  }

  private static byte[] bytes(MimeMultipart parts) throws MessagingException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      parts.writeTo(out);
    } catch (IOException e) {
      throw new MessagingException("a mail can't be written", e);
    }
    return out.toByteArray();
  }

  /** A message to whose header the mail library adds nothing. */
  private static final class Finished extends MimeMessage {
    Finished(Session session) {
      super(session);
      saved = true;
    }
  }
}
