package org.stagedoor.cluster;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.Optional;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * One session of User-Interactive Authentication. It may be neither lost nor exchanged on the way,
 * whatever happens to nodes and connections. One thread.
 */
public final class Passage {
  private static final int CHALLENGED = 401;

  private final Traveller traveller;
  private final String token;
  private final String path;
  private final String fields;
  private final String session;

  private Passage(Traveller traveller, String token, String path, String fields, String session) {
    this.traveller = traveller;
    this.token = token;
    this.path = path;
    this.fields = fields;
    this.session = session;
  }

  /**
   * Asks for a challenge.
   *
   * @param token the access token; empty for none
   * @param path the call, after the prefix of the client API
   * @param fields those of its body, which go with each request, as most clients send them; single
   *     quotes stand for double ones
   */
  public static Passage begin(Traveller traveller, String token, String path, String fields) {
    Answer answer = traveller.post(token, Client.V3 + path, "{" + fields + "}").expect(CHALLENGED);
    return new Passage(traveller, token, Client.V3 + path, fields, answer.text("session"));
  }

  /** Sends a stage's request; the answer is 401 in this session, or that of the operation. */
  private Answer send(String type, String proof) {
    return traveller.post(
        token,
        path,
        "{%s,'auth':{'type':'%s','session':'%s'%s}}",
        fields,
        type,
        session,
        proof.isEmpty() ? "" : "," + proof);
  }

  /** Passes a stage that is not the last one. */
  public Passage pass(String type, String proof) {
    Answer answer = here(send(type, proof));
    for (JsonElement completed : answer.json().getAsJsonArray("completed")) {
      if (completed.getAsString().equals(type)) {
        return this;
      }
    }
    throw new AssertionError(type + " was not passed: " + answer);
  }

  /** Sends a request that begins a stage of several. */
  public Passage ask(String type, String expected) {
    Answer answer = here(send(type, ""));
    if (!answer.json().has(expected)) {
      throw new AssertionError("no " + expected + " in " + answer);
    }
    return this;
  }

  /** Terms and the riddle. */
  public Passage firstTwo() {
    return pass("m.login.terms", "")
        .ask("org.example.riddle", "riddle")
        .pass("org.example.riddle", "'answer':'piano'");
  }

  /**
   * Passes the last stage.
   *
   * @return the operation's answer; empty if the request was sent again and the operation had run
   *     already, of which the client is told by a fresh challenge
   */
  public Optional<Answer> finish(String type, String proof) {
    Answer answer = send(type, proof);
    if (answer.status() != CHALLENGED) {
      return Optional.of(answer);
    }
    JsonObject challenge = answer.json();
    boolean fresh = !session.equals(answer.text("session")) && !challenge.has("errcode");
    if (fresh && traveller.repeated()) {
      return Optional.empty();
    }
    throw new AssertionError("the session was lost: " + answer);
  }

  /** Sends the last stage's request once more, after the operation has run. */
  public Answer replay(String type, String proof) {
    return send(type, proof);
  }

  private Answer here(Answer answer) {
    answer.expect(CHALLENGED);
    if (!session.equals(answer.text("session")) || answer.json().has("errcode")) {
      throw new AssertionError("the session was lost: " + answer);
    }
    return answer;
  }
}
