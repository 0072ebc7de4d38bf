package org.stagedoor.mail.smtp;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.stagedoor.api.message.Delivery;

/**
 * Says whether a mail that was not handed over may be another time. Only what the relay itself says
 * of the mail, with a 5xx, is for good; all else (no connection, a wrong password, a bad
 * certificate) is the operator's to mend, and the mail waits for it.
 */
final class Refusal {
  private static final int MAX_CAUSES = 10;
  private static final Set<Integer> FOR_GOOD = Set.of(501, 510, 511, 512, 521, 523);

  private Refusal() {}

  static Delivery of(MessagingException failure) {
    MessagingException next = failure;
    // What a relay says may name people; what the mail library says of its own does not.
    String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
    for (int i = 0; next != null && i < MAX_CAUSES; i++) {
      if (next instanceof AddressException) {
        return new Delivery.Never("no such address can be");
      }
      int code = code(next);
      if (code >= 400) {
        reason = "the relay says " + code;
        if (forGood(code)) {
          return new Delivery.Never(reason);
        }
      }
      next = next.getNextException() instanceof MessagingException cause ? cause : null;
    }
    return new Delivery.Later(reason);
  }

  /** The others of 5xx are about who we are or in which order we speak. */
  private static boolean forGood(int code) {
    return code >= 540 || FOR_GOOD.contains(code);
  }

  private static int code(MessagingException failure) {
    if (failure instanceof SMTPAddressFailedException address) {
      return address.getReturnCode();
    }
    if (failure instanceof SMTPSendFailedException send) {
      return send.getReturnCode();
    }
    // Whether the relay likes our own address is the operator's affair, too.
    return 0;
  }
}
