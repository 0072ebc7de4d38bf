package org.stagedoor.e2e.mail;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/**
 * Clients that ask for one mail after the other, each to a new address, until the server is gone.
 */
final class AskingLoad {
  private final List<Thread> threads = new ArrayList<>();
  private final Queue<String> promised = new ConcurrentLinkedQueue<>();
  private final Queue<Answer> refused = new ConcurrentLinkedQueue<>();

  private AskingLoad() {}

  static AskingLoad start(Client client, int clients) {
    AskingLoad load = new AskingLoad();
    for (int i = 0; i < clients; i++) {
      load.threads.add(new Thread(() -> load.askOn(client), "asking-" + i));
    }
    load.threads.forEach(Thread::start);
    return load;
  }

  private void askOn(Client client) {
    try {
      while (refused.isEmpty()) {
        ask(client, Mailroom.freshAddress());
      }
    } catch (IOException e) {
      // The server was killed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void ask(Client client, String address) throws IOException, InterruptedException {
    Answer answer =
        client.post(
            Mailroom.V3 + "/register/email/requestToken",
            "{'email':'%s','client_secret':'monkey','send_attempt':1}",
            address);
    (answer.status() == 200 ? promised : refused(answer)).add(address);
  }

  private Queue<String> refused(Answer answer) {
    refused.add(answer);
    return new ConcurrentLinkedQueue<>();
  }

  /** Waits until the clients have noticed that the server is gone: to whom mail was promised. */
  List<String> promised() throws InterruptedException {
    for (Thread thread : threads) {
      thread.join();
    }
    if (!refused.isEmpty()) {
      throw new AssertionError("refused: " + refused);
    }
    return List.copyOf(promised);
  }
}
