package org.stagedoor.e2e.protocol;

import static org.stagedoor.e2e.Client.V3;

import java.util.concurrent.atomic.AtomicInteger;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * Somebody who has an account.
 *
 * @param name the user name
 * @param device her device
 * @param client a client that is logged in on it
 */
record Person(String name, String device, Client client) {
  /** Everybody's password. */
  static final String PASSWORD = "correct horse battery";

  private static final AtomicInteger COUNT = new AtomicInteger();

  /** A user name that nobody has. */
  static String freshName() {
    return "person" + COUNT.incrementAndGet();
  }

  /** Registers somebody new. */
  static Person register(Client anonymous) throws Exception {
    String name = freshName();
    Answer answer =
        anonymous
            .post(
                V3 + "/register",
                "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
                name,
                PASSWORD)
            .expect(200);
    return new Person(name, answer.text("device_id"), anonymous.as(answer.text("access_token")));
  }

  /** Logs in on another device. */
  Person login(Client anonymous) throws Exception {
    Answer answer =
        anonymous
            .post(
                V3 + "/login",
                "{'type':'m.login.password','user':'%s','password':'%s'}",
                name,
                PASSWORD)
            .expect(200);
    return new Person(name, answer.text("device_id"), anonymous.as(answer.text("access_token")));
  }

  String id() {
    return "@" + name + ":localhost";
  }

  /** The {@code auth} of the password stage, without a session. */
  String proof() {
    return "'type':'m.login.password','identifier':{'type':'m.id.user','user':'"
        + name
        + "'},'password':'"
        + PASSWORD
        + "'";
  }

  /** The same, in a session. */
  String proof(String session) {
    return proof() + ",'session':'" + session + "'";
  }

  /** Whether one of her devices is there. */
  boolean has(String deviceId) throws Exception {
    return client.get(V3 + "/devices/" + deviceId).status() == 200;
  }
}
