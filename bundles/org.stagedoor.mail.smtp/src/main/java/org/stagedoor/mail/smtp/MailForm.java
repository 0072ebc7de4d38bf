package org.stagedoor.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.util.Date;
import org.stagedoor.api.message.Message;

/** Gives mail the form of the Internet: a text and the same in HTML, in UTF-8. */
final class MailForm {
  private static final String UTF_8 = "UTF-8";

  private final Session session;
  private final InternetAddress from;
  private final String domain;

  MailForm(Session session, InternetAddress from, String domain) {
    this.session = session;
    this.from = from;
    this.domain = domain;
  }

  /** A mail, the same to the byte of its header each time but for its boundary. */
  MimeMessage of(Mail mail) throws MessagingException {
    Message message = mail.message();
    Named form = new Named(session, "<" + message.id() + "@" + domain + ">");
    form.setFrom(from);
    form.setRecipient(
        jakarta.mail.Message.RecipientType.TO, new InternetAddress(message.address(), true));
    // A line break here would begin another header.
    form.setSubject(message.subject().orElse("").replaceAll("\\p{Cntrl}+", " "), UTF_8);
    form.setSentDate(Date.from(mail.accepted()));
    // So that nobody's holiday answers it.
    form.setHeader("Auto-Submitted", "auto-generated");
    MimeBodyPart text = new MimeBodyPart();
    text.setText(message.text(), UTF_8);
    if (message.html().isEmpty()) {
      form.setText(message.text(), UTF_8);
    } else {
      MimeBodyPart html = new MimeBodyPart();
      html.setText(message.html().get(), UTF_8, "html");
      // The last one is what a reader prefers.
      form.setContent(new MimeMultipart("alternative", text, html));
    }
    form.saveChanges();
    return form;
  }

  /** A message that keeps the name that it was given. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(Session session, String id) {
      super(session);
      this.id = id;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
