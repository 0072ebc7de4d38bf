package org.stagedoor.hotdeploy;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * Those who come: each goes through one session, and the ledger has how it ended.
 *
 * @param wire sends their requests
 * @param post has their mail
 * @param ledger has what became of them
 * @param regulars who have an account already
 * @param ways how one may log in, all the time
 */
public record People(
    Wire wire, PostOffice post, Ledger ledger, List<Regular> regulars, String ways) {
  private static final int REGULARS = 40;
  private static final String PASSWORD = "a long way to the stage";
  private static final String LOGIN = Client.V3 + "/login";

  /** Somebody with an account. */
  record Regular(String userId, String token) {}

  /**
   * Registers those who come more than once, and looks around while nothing is changed yet.
   *
   * @param first the number of the session that is going to be the first
   */
  public static People at(URI address, PostOffice post, Ledger ledger, int first) {
    Wire wire = new Wire(address, new Latencies());
    List<Regular> regulars = new ArrayList<>();
    for (int i = 0; i < REGULARS; i++) {
      Answer answer =
          Passage.begin(
                  wire,
                  System.nanoTime(),
                  Guarded.REGISTER,
                  "",
                  person("regular" + first + "-" + i))
              .thenCompose(passage -> passage.pass(Site.TERMS, ""))
              .thenCompose(Passage::riddle)
              .thenCompose(Passage::finish)
              .join();
      ledger.registered(answer.text("user_id"));
      regulars.add(new Regular(answer.text("user_id"), answer.text("access_token")));
    }
    String ways = wire.get("", LOGIN).join().expect(200).body();
    return new People(
        new Wire(address, new Latencies()), post, ledger, List.copyOf(regulars), ways);
  }

  private static String person(String name) {
    return "'username':'%s','password':'%s'".formatted(name, PASSWORD);
  }

  /** Somebody comes. */
  public CompletableFuture<?> come(int number, long due) {
    Kind kind = Kind.of(number);
    CompletableFuture<?> session =
        switch (kind) {
          case REGISTER -> register(number, due);
          case INVITED -> invited(number, due);
          case BROWSER -> browser(number, due);
          case BY_MAIL -> byMail(number, due);
          case DEVICE -> device(number, due);
          case LOOK -> look(due);
        };
    return session.whenComplete(
        (done, failure) -> {
          if (failure == null) {
            ledger.ended(kind.name());
          } else {
            ledger.failed(kind.name(), failure);
          }
        });
  }

  private CompletableFuture<Passage> begin(int number, long due) {
    return Passage.begin(wire, due, Guarded.REGISTER, "", person("n" + number));
  }

  private void registered(Answer answer) {
    ledger.registered(answer.text("user_id"));
  }

  private CompletableFuture<?> register(int number, long due) {
    return begin(number, due)
        .thenCompose(passage -> passage.pass(Site.TERMS, ""))
        .thenCompose(Passage::riddle)
        .thenCompose(Passage::finish)
        .thenAccept(this::registered);
  }

  private CompletableFuture<?> invited(int number, long due) {
    return begin(number, due)
        .thenCompose(passage -> passage.pass(Site.TOKEN, ",'token':'" + Site.INVITATION + "'"))
        .thenCompose(passage -> passage.pass(Site.CAPTCHA, ",'response':'right'"))
        .thenCompose(Passage::finish)
        .thenAccept(this::registered);
  }

  private CompletableFuture<?> browser(int number, long due) {
    return begin(number, due)
        .thenCompose(Passage::agreeInBrowser)
        .thenCompose(Passage::riddle)
        .thenCompose(Passage::finish)
        .thenAccept(this::registered);
  }

  private CompletableFuture<?> byMail(int number, long due) {
    String address = "n" + number + "@example.org";
    String ask = "{'email':'%s','client_secret':'monkey','send_attempt':1}".formatted(address);
    CompletableFuture<Answer> asked =
        wire.post(due, "", Client.V3 + "/register/email/requestToken", ask)
            .thenApply(answer -> answer.expect(200));
    return asked
        .thenCompose(answer -> post.link(address))
        .thenCompose(link -> wire.get("", link))
        .thenCompose(clicked -> begin(number, System.nanoTime()))
        .thenCompose(
            passage ->
                passage.pass(
                    Site.EMAIL,
                    ",'threepid_creds':{'sid':'%s','client_secret':'monkey'}"
                        .formatted(asked.join().text("sid"))))
        .thenCompose(passage -> passage.pass(Site.TERMS, ""))
        .thenCompose(Passage::finish)
        .thenAccept(this::registered);
  }

  private CompletableFuture<?> device(int number, long due) {
    Regular regular = regulars.get(number % regulars.size());
    String proof =
        "'identifier':{'type':'m.id.user','user':'%s'},'password':'%s'"
            .formatted(regular.userId(), PASSWORD);
    String device = "D" + number;
    return wire.post(
            due,
            "",
            LOGIN,
            "{'type':'m.login.password','device_id':'%s',%s}".formatted(device, proof))
        .thenCompose(
            answer ->
                Passage.begin(
                    wire,
                    System.nanoTime(),
                    Guarded.DELETE_DEVICES,
                    answer.expect(200).text("access_token"),
                    "'devices':['%s']".formatted(device)))
        .thenCompose(passage -> passage.pass(Site.PASSWORD, "," + proof))
        .thenCompose(Passage::riddle)
        .thenCompose(Passage::finish);
  }

  private CompletableFuture<?> look(long due) {
    return wire.get(due, "", LOGIN)
        .thenAccept(
            answer -> {
              if (!answer.expect(200).body().equals(ways)) {
                throw new AssertionError("other ways to log in than ever: " + answer);
              }
            });
  }
}
