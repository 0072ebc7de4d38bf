package org.stagedoor.e2e.mail;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/**
 * A server that sends mail, and where its mail goes.
 *
 * @param installation what the server runs from
 * @param server the server
 * @param mailbox where its mail goes
 */
record Mailroom(Installation installation, RunningServer server, Mailbox mailbox)
    implements AutoCloseable {
  static final String V3 = Client.V3;
  static final String PASSWORD = "correct horse battery";
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Starts both. */
  static Mailroom open() throws Exception {
    Mailbox mailbox = new Mailbox();
    Installation installation = Installation.fresh();
    send(installation, mailbox.port());
    return new Mailroom(installation, RunningServer.start(installation), mailbox);
  }

  /** Has a server send mail to a port of this machine, and asks for addresses. */
  static void send(Installation installation, int port) throws Exception {
    installation.set(
        "org.stagedoor.mail.smtp",
        Map.of(
            "host", "127.0.0.1",
            "port", String.valueOf(port),
            "security", "none",
            "timeout.seconds", "1",
            "retry.first.seconds", "1",
            "retry.longest.seconds", "2",
            "from", "Stagedoor <matrix@example.org>"));
    installation.set(
        "org.stagedoor.flows",
        Map.of(
            "register", "m.login.email.identity | m.login.dummy",
            "password", "m.login.password | m.login.email.identity"));
    installation.set("org.stagedoor.validation", Map.of("next.hosts", "app.example.org"));
    installation.set(
        "org.stagedoor.validation.limits",
        Map.of("address.burst", "0", "remote.burst", "0", "total.burst", "0"));
    installation.set("org.stagedoor.limits", Map.of("address.burst", "off"));
  }

  /** An address that nobody has. */
  static String freshAddress() {
    return "person" + COUNT.incrementAndGet() + "@example.org";
  }

  Client client() {
    return server.client();
  }

  URI address() {
    return server.address();
  }

  /** Asks for a mail. */
  Answer ask(String what, String address, String secret, int attempt) throws Exception {
    return client()
        .post(
            V3 + "/" + what + "/email/requestToken",
            "{'email':'%s','client_secret':'%s','send_attempt':%d}",
            address,
            secret,
            attempt);
  }

  /** The {@code sid} of a mail that was asked for. */
  String asked(String what, String address, String secret) throws Exception {
    return ask(what, address, secret, 1).expect(200).text("sid");
  }

  /** The members of {@code auth} for a validation session. */
  static String creds(String sid, String secret) {
    return "'type':'m.login.email.identity','threepid_creds':{'sid':'%s','client_secret':'%s'}"
        .formatted(sid, secret);
  }

  /** Registers with an address that was validated, in one request. */
  Answer register(String sid, String secret) throws Exception {
    return client()
        .post(
            V3 + "/register",
            "{'password':'" + PASSWORD + "','auth':{" + creds(sid, secret) + "}}");
  }

  /** Somebody new with an address: her access token. */
  Client person(String address) throws Exception {
    String sid = asked("register", address, "secret-of-person");
    client().get(mailbox.one(address).link()).expect(200);
    return client().as(register(sid, "secret-of-person").expect(200).text("access_token"));
  }

  /** Logs in by address and password. */
  Answer login(String address, String password) throws Exception {
    return client()
        .post(
            V3 + "/login",
            "{'type':'m.login.password','identifier':{'type':'m.id.thirdparty','medium':'email',"
                + "'address':'%s'},'password':'%s'}",
            address,
            password);
  }

  @Override
  public void close() throws Exception {
    server.stop();
    mailbox.close();
  }
}
