package org.stagedoor.hotdeploy;

import java.util.concurrent.CompletableFuture;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * A session of User-Interactive Authentication under way, which may neither be lost nor be offered
 * less than before.
 *
 * @param wire sends its requests
 * @param guarded the call
 * @param token the access token; empty for none
 * @param fields those of its body, which go with each request, as most clients send them
 * @param session its id
 */
record Passage(Wire wire, Guarded guarded, String token, String fields, String session) {

  /**
   * Asks for a challenge.
   *
   * @param due when it was due, as {@link System#nanoTime} counts
   */
  static CompletableFuture<Passage> begin(
      Wire wire, long due, Guarded guarded, String token, String fields) {
    return wire.post(due, token, guarded.path(), "{" + fields + "}")
        .thenApply(guarded::fresh)
        .thenApply(answer -> new Passage(wire, guarded, token, fields, answer.text("session")));
  }

  private CompletableFuture<Answer> send(String type, String proof) {
    String auth = "{'type':'%s','session':'%s'%s}".formatted(type, session, proof);
    return wire.post(token, guarded.path(), "{%s,'auth':%s}".formatted(fields, auth));
  }

  private Answer here(Answer answer) {
    guarded.whole(answer);
    if (!session.equals(answer.text("session")) || answer.json().has("errcode")) {
      throw new AssertionError("the session was lost: " + answer);
    }
    return answer;
  }

  /**
   * Passes a stage that is not the last one.
   *
   * @param proof further members of {@code auth}, each after a comma
   */
  CompletableFuture<Passage> pass(String type, String proof) {
    return send(type, proof).thenApply(answer -> passed(type, answer));
  }

  private Passage passed(String type, Answer answer) {
    String completed = here(answer).json().get("completed").toString();
    if (!completed.contains('"' + type + '"')) {
      throw new AssertionError(type + " was not passed: " + answer);
    }
    return this;
  }

  /** Sends the first request of a stage of two, which is answered by a question. */
  CompletableFuture<Passage> ask(String type, String question) {
    return send(type, "")
        .thenApply(
            answer -> {
              here(answer).text(question);
              return this;
            });
  }

  /** Passes the riddle, by its two requests. */
  CompletableFuture<Passage> riddle() {
    return ask(Site.RIDDLE, "riddle")
        .thenCompose(same -> same.pass(Site.RIDDLE, ",'answer':'piano'"));
  }

  /** Agrees to the terms on their fallback page, and asks how the session stands. */
  CompletableFuture<Passage> agreeInBrowser() {
    String page = Client.V3 + "/auth/" + Site.TERMS + "/fallback/web?session=" + session;
    return wire.get("", page)
        .thenApply(answer -> Form.of(answer.expect(200)))
        .thenCompose(
            form ->
                wire.submit(page, form.cookie(), form.with("accept.privacy", Site.TERMS_VERSION)))
        .thenCompose(
            done -> {
              done.expect(200);
              return wire.post(
                  token, guarded.path(), "{%s,'auth':{'session':'%s'}}".formatted(fields, session));
            })
        .thenApply(answer -> passed(Site.TERMS, answer));
  }

  /** Passes the last stage: the answer is the operation's. */
  CompletableFuture<Answer> finish() {
    return send(Site.DUMMY, "").thenApply(answer -> answer.expect(200));
  }
}
