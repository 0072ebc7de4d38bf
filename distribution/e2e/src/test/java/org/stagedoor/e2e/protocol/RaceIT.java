package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** A finished session runs its operation once, however often it is sent. */
@ExtendWith(SharedServer.class)
class RaceIT {
  private static final String REGISTER = V3 + "/register";

  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final CyclicBarrier line = new CyclicBarrier(2);
  private final Client anybody;

  RaceIT(RunningServer server) {
    anybody = server.client();
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  /** Without a password nobody can show that it was she who registered: one is sent away. */
  @Test
  void ofTwoRequestsOneRegisters() throws Exception {
    for (int i = 0; i < 500; i++) {
      String last = last(anybody.post(REGISTER, "{}").text("session"), "");

      List<Answer> answers = race(() -> anybody.post(REGISTER, last));

      Answer lost = answers.get(answers.get(0).status() == 200 ? 1 : 0);
      Answer won = answers.get(answers.get(0).status() == 200 ? 0 : 1);
      Expect.members(200, won, "user_id", "home_server", "access_token", "device_id");
      Expect.challenge(lost);
    }
  }

  /** A client whose first answer is lost on the way asks again, perhaps before it is done. */
  @Test
  void twoRequestsWithThePasswordRegisterTheSameUser() throws Exception {
    for (int i = 0; i < 500; i++) {
      String name = Person.freshName();
      String wish = "'username':'" + name + "','password':'" + Person.PASSWORD + "'";
      String session = anybody.post(REGISTER, "{" + wish + "}").text("session");
      String last = last(session, "," + wish);

      List<Answer> answers = race(() -> anybody.post(REGISTER, last));

      for (Answer answer : answers) {
        assertEquals(200, answer.status(), answer::toString);
        assertEquals("@" + name + ":localhost", answer.text("user_id"));
      }
      assertNotEquals(answers.get(0).text("access_token"), answers.get(1).text("access_token"));
    }
  }

  /** Two one-shot registrations of one name: it is given once. */
  @Test
  void ofTwoSessionsForOneNameOneGetsIt() throws Exception {
    for (int i = 0; i < 100; i++) {
      String body =
          "{'username':'"
              + Person.freshName()
              + "','password':'correct horse','auth':{'type':'m.login.dummy'}}";

      List<Answer> answers = race(() -> anybody.post(REGISTER, body));

      List<Integer> statuses = answers.stream().map(Answer::status).sorted().toList();
      assertEquals(List.of(200, 400), statuses, answers::toString);
      assertTrue(answers.stream().anyMatch(answer -> answer.body().contains("M_USER_IN_USE")));
    }
  }

  private List<Answer> race(Callable<Answer> request) throws Exception {
    Callable<Answer> runner =
        () -> {
          line.await();
          return request.call();
        };
    List<Future<Answer>> runs = threads.invokeAll(List.of(runner, runner));
    return List.of(runs.get(0).get(), runs.get(1).get());
  }

  private static String last(String session, String wish) {
    return "{'auth':{'type':'m.login.dummy','session':'" + session + "'}" + wish + "}";
  }
}
