package org.stagedoor.e2e.phone;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/**
 * A server that sends text messages, and where they go.
 *
 * @param installation what the server runs from
 * @param server the server
 * @param gateway where its texts go
 */
record Exchange(Installation installation, RunningServer server, ScriptedGateway gateway)
    implements AutoCloseable {
  static final String V3 = Client.V3;
  static final String PASSWORD = "correct horse battery";
  static final String TYPE = "m.login.msisdn";
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Starts both. */
  static Exchange open() throws Exception {
    ScriptedGateway gateway = new ScriptedGateway(0);
    Installation installation = Installation.fresh();
    send(installation, gateway.port(), Map.of());
    return new Exchange(installation, RunningServer.start(installation), gateway);
  }

  /** Has a server send texts to a port of this machine, and asks for numbers. */
  static void send(Installation installation, int port, Map<String, String> more) throws Exception {
    Map<String, String> settings = new HashMap<>();
    settings.put("url", "http://127.0.0.1:" + port + "/send");
    settings.put("body", "id={id}&to={to}&text={text}");
    settings.put("countries.allowed", "GB DE US");
    settings.put("timeout.seconds", "1");
    settings.put("retry.first.seconds", "1");
    settings.put("retry.longest.seconds", "2");
    settings.put("budget.daily", "0");
    settings.putAll(more);
    installation.set("org.stagedoor.sms.http", settings);
    installation.set(
        "org.stagedoor.flows",
        Map.of(
            "register", "m.login.msisdn | m.login.dummy",
            "password", "m.login.password | m.login.msisdn",
            "password.anonymous", "m.login.msisdn"));
    installation.set(
        "org.stagedoor.validation.limits",
        Map.of(
            "msisdn.address.burst", "0",
            "msisdn.remote.burst", "0",
            "msisdn.block.burst", "0",
            "msisdn.total.burst", "0"));
    installation.set("org.stagedoor.limits", Map.of("address.burst", "off"));
  }

  /** A number of the United Kingdom that nobody has, as it is dialled there. */
  static String freshNumber() {
    return "07400 %06d".formatted(COUNT.incrementAndGet());
  }

  /** The same for the rest of the world, without its {@code +}. */
  static String international(String number) {
    return "44" + number.substring(1).replace(" ", "");
  }

  Client client() {
    return server.client();
  }

  URI address() {
    return server.address();
  }

  /** Asks for a text to a number of the United Kingdom. */
  Answer ask(String what, String number, String secret, int attempt) throws Exception {
    return client()
        .post(
            V3 + "/" + what + "/msisdn/requestToken",
            "{'country':'GB','phone_number':'%s','client_secret':'%s','send_attempt':%d}",
            number,
            secret,
            attempt);
  }

  /** All texts to a number, the oldest first. */
  List<Text> texts(String number) {
    String to = "+" + international(number);
    return gateway.taken().stream().filter(text -> text.to().equals(to)).toList();
  }

  /** The latest text to a number, once there are so many. */
  Text nth(String number, int count) throws Exception {
    Await.until("a text", () -> texts(number).size() >= count);
    List<Text> texts = texts(number);
    if (texts.size() != count) {
      throw new AssertionError("expected " + count + " texts, got " + texts);
    }
    return texts.get(count - 1);
  }

  /** Types a code into the client. */
  Answer submit(Answer asked, String secret, String code) throws Exception {
    return client()
        .post(
            URI.create(asked.text("submit_url")).getPath(),
            "{'sid':'%s','client_secret':'%s','token':'%s'}",
            asked.text("sid"),
            secret,
            code)
        .expect(200);
  }

  /** The members of {@code auth} for a validation session. */
  static String creds(String sid, String secret) {
    return "'type':'m.login.msisdn','threepid_creds':{'sid':'%s','client_secret':'%s'}"
        .formatted(sid, secret);
  }

  /** Registers with a number that was validated, in one request. */
  Answer register(String sid, String secret) throws Exception {
    return client()
        .post(
            V3 + "/register",
            "{'password':'" + PASSWORD + "','auth':{" + creds(sid, secret) + "}}");
  }

  /** Somebody new with a number: her access token. */
  Client person(String number) throws Exception {
    Answer asked = ask("register", number, "secret-of-person", 1).expect(200);
    submit(asked, "secret-of-person", nth(number, 1).code());
    Answer registered = register(asked.text("sid"), "secret-of-person").expect(200);
    return client().as(registered.text("access_token"));
  }

  /** Logs in by a number and a password. */
  Answer login(String country, String number, String password) throws Exception {
    return client()
        .post(
            V3 + "/login",
            "{'type':'m.login.password','identifier':{'type':'m.id.phone','country':'%s',"
                + "'phone':'%s'},'password':'%s'}",
            country,
            number,
            password);
  }

  @Override
  public void close() throws Exception {
    server.stop();
    gateway.close();
  }
}
