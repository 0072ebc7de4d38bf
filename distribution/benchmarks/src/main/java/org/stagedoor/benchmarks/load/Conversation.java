package org.stagedoor.benchmarks.load;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Goes through a scenario on one connection, session by session. One thread. */
public final class Conversation implements AutoCloseable {
  private static final AtomicLong COUNT = new AtomicLong();
  private static final int UNAVAILABLE = 503;
  private static final String SESSION = "\"session\":\"";

  private final Scenario scenario;
  private final KeepAliveConnection connection;
  private final String constant;

  /** The server said that it has too much to do. */
  static final class Refused extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Refused(String body) {
      super("answered 503: " + body);
    }
  }

  /** Connects. */
  public Conversation(Scenario scenario, URI address) throws IOException {
    this.scenario = scenario;
    this.connection = new KeepAliveConnection(address);
    this.constant = scenario.constant() ? request(0, "", 0, "") : "";
  }

  /**
   * Goes through all steps once.
   *
   * @return the session that was named last; empty if none was, or if each request is the same
   * @throws IllegalStateException if an answer is not as it must be
   */
  public String once() throws IOException {
    if (!constant.isEmpty()) {
      check(0, connection.send(constant));
      return "";
    }
    return session(new ArrayList<>());
  }

  /** Goes through all steps once, and returns the answers. */
  public List<KeepAliveConnection.Answer> answers() throws IOException {
    List<KeepAliveConnection.Answer> answers = new ArrayList<>();
    session(answers);
    return answers;
  }

  private String session(List<KeepAliveConnection.Answer> answers) throws IOException {
    long number = COUNT.incrementAndGet();
    String session = "";
    for (int i = 0; i < scenario.steps().size(); i++) {
      KeepAliveConnection.Answer answer =
          connection.send(request(i, "j" + number, number, session));
      check(i, answer);
      answers.add(answer);
      int at = answer.body().indexOf(SESSION);
      if (at >= 0) {
        int start = at + SESSION.length();
        session = answer.body().substring(start, answer.body().indexOf('"', start));
      }
    }
    return session;
  }

  private String request(int step, String n, long number, String session) {
    Step one = scenario.steps().get(step);
    String head = one.head(connection.host(), scenario.headers(step));
    String body = one.body();
    if (!one.constant()) {
      head = fill(head, n, number, session);
      body = fill(body, n, number, session);
    }
    return head + body.length() + "\r\n\r\n" + body;
  }

  private String fill(String text, String n, long number, String session) {
    return text.replace("{n}", n)
        .replace("{pick}", scenario.pick(number))
        .replace("{session}", session);
  }

  private void check(int step, KeepAliveConnection.Answer answer) {
    if (answer.status() == UNAVAILABLE) {
      throw new Refused(answer.body());
    }
    if (answer.status() != scenario.steps().get(step).status()) {
      throw new IllegalStateException(
          scenario.id()
              + ", step "
              + step
              + ": answered "
              + answer.status()
              + " instead of "
              + scenario.steps().get(step).status()
              + ": "
              + answer.body());
    }
  }

  @Override
  public void close() throws IOException {
    connection.close();
  }
}
