package org.stagedoor.e2e.mail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.ArrayList;
import java.util.List;
import org.stagedoor.e2e.Await;

/** A mail server in the JVM of the tests, which keeps whatever comes. */
public final class Mailbox implements AutoCloseable {
  private final GreenMail server;

  /** On a port of its own. */
  public Mailbox() {
    this(0);
  }

  /** On a port. */
  public Mailbox(int port) {
    ServerSetup setup = new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    setup.setServerStartupTimeout(60_000);
    server = new GreenMail(setup);
    server.start();
  }

  /** Where it listens. */
  public int port() {
    return server.getSmtp().getPort();
  }

  /** All mail to an address, the oldest first. */
  public List<Letter> to(String address) throws Exception {
    List<Letter> letters = new ArrayList<>();
    for (MimeMessage message : server.getReceivedMessagesForDomain(address)) {
      letters.add(Letter.of(message));
    }
    return letters;
  }

  /** The only mail to an address, once it is there. */
  public Letter one(String address) throws Exception {
    return nth(address, 1);
  }

  /** The latest mail to an address, once there are so many. */
  public Letter nth(String address, int count) throws Exception {
    Await.until("mail", () -> to(address).size() >= count);
    List<Letter> letters = to(address);
    if (letters.size() != count) {
      throw new AssertionError("expected " + count + " mails, got " + letters);
    }
    return letters.get(count - 1);
  }

  /** How many mails there are. */
  public int count() {
    return server.getReceivedMessages().length;
  }

  @Override
  public void close() {
    server.stop();
  }
}
