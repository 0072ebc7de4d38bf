package org.stagedoor.store.jdbc;

import java.nio.file.Path;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Sessions;

/** A process that registers until it is killed, and tells each registration once it is durable. */
final class Registering {
  private static final int THREADS = 8;

  private Registering() {}

  public static void main(String[] args) {
    TestStore store = TestStore.sqlite(Path.of(args[0]));
    for (int i = 0; i < THREADS; i++) {
      String prefix = "r" + args[1] + "t" + i + "n";
      new Thread(() -> register(store, prefix)).start();
    }
  }

  private static void register(TestStore store, String prefix) {
    for (int number = 0; ; number++) {
      String name = prefix + number;
      String token =
          store.database().required(() -> register(store, new UserId(name, "example.org")));
      synchronized (System.out) {
        System.out.println(name + " " + token);
        System.out.flush();
      }
    }
  }

  private static String register(TestStore store, UserId user) {
    store.user(user.localpart());
    store.sessions().save(new Sessions.Row(AccountName.of(user), 1, "{}", null, Times.LATER));
    store.devices().open(user, "DEVICE", Optional.empty(), Times.NOW);
    return store
        .tokens()
        .issue(user, Optional.of("DEVICE"), Optional.empty(), false, Times.NOW)
        .accessToken();
  }
}
