package org.stagedoor.e2e;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Clients that register one user after the other until the server is gone. */
final class RegisteringLoad {
  static final String PASSWORD = "correct-horse";

  private final String prefix;
  private final List<Thread> threads;
  private final Queue<Registered> acknowledged = new ConcurrentLinkedQueue<>();
  private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();

  RegisteringLoad(String prefix, List<Thread> threads) {
    this.prefix = prefix;
    this.threads = threads;
  }

  /**
   * A user that the server said was registered.
   *
   * @param name the user name
   * @param token its access token
   * @param device its device
   */
  record Registered(String name, String token, String device) {}

  static RegisteringLoad start(Client client, String prefix, int clients) {
    RegisteringLoad load = new RegisteringLoad(prefix, new ArrayList<>());
    for (int i = 0; i < clients; i++) {
      String name = prefix + "c" + i;
      load.threads.add(new Thread(() -> load.registerAll(client, name), name));
    }
    load.threads.forEach(Thread::start);
    return load;
  }

  /** Waits until every client has noticed that the server is gone. */
  void awaitEnd() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    if (!refused.isEmpty()) {
      throw new AssertionError(prefix + " was refused: " + refused);
    }
  }

  /** Those whose registration was answered with 200. */
  List<Registered> acknowledged() {
    return List.copyOf(acknowledged);
  }

  /** The names that were asked for when the server was killed. */
  List<String> unanswered() {
    return List.copyOf(unanswered);
  }

  private void registerAll(Client client, String prefix) {
    for (int i = 0; ; i++) {
      String name = prefix + "n" + i;
      Optional<Answer> answer = register(client, name);
      if (answer.isEmpty()) {
        unanswered.add(name);
        return;
      }
      if (answer.get().status() != 200) {
        refused.add(answer.get());
        return;
      }
      acknowledged.add(
          new Registered(name, answer.get().text("access_token"), answer.get().text("device_id")));
    }
  }

  private static Optional<Answer> register(Client client, String name) {
    try {
      return Optional.of(
          client.post(
              Client.V3 + "/register",
              "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
              name,
              PASSWORD));
    } catch (IOException e) {
      // The server was killed.
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
