package org.stagedoor.e2e.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.ServerExtension;

/** Updates one after the other, of what was dropped and of what is shipped. */
class UpdateIT {
  @RegisterExtension static final ServerExtension SERVER = House.server();

  private static final int UPDATES = 60;

  private final House house = new House(SERVER);

  @Test
  void manyUpdatesLoseNoRequestAndLeaveNothingBehind() throws Exception {
    house.light(Lamp.of("1.0.0", "0"), "lamp.jar");
    Path account = house.installation().jar("bundle", "org.stagedoor.account");
    AtomicBoolean over = new AtomicBoolean();
    ExecutorService clients = Executors.newFixedThreadPool(2);
    List<Future<Integer>> loads =
        List.of(clients.submit(() -> sessions(over)), clients.submit(() -> sessions(over)));
    int before = classLoaders();
    for (int i = 1; i <= UPDATES; i++) {
      if (i % 20 == 0) {
        house.installation().drop(account);
      } else if (i % 10 == 0 && i > 20) {
        house.installation().remove(account);
      }
      house.light(Lamp.of("1.0.0", "" + i), "lamp.jar");
    }
    over.set(true);
    for (Future<Integer> load : loads) {
      assertTrue(load.get() > 0);
    }
    clients.shutdown();
    int after = classLoaders();
    // That of the update before may still be held by a thread's stack.
    assertTrue(after <= before + 1, before + " class loaders before, then " + after);
  }

  /** Registers until it is over; how often. */
  private int sessions(AtomicBoolean over) throws Exception {
    Client client = SERVER.client();
    int count = 0;
    while (!over.get()) {
      String session = house.begin();
      client.get(V3 + "/login").expect(200);
      house.end(session);
      count++;
    }
    return count;
  }

  /** After a collection, as the virtual machine counts them. */
  private static int classLoaders() throws Exception {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(SERVER.server().pid()),
                "GC.class_histogram")
            .start();
    String text = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String line =
        text.lines()
            .filter(one -> one.endsWith("BundleWiringImpl$BundleClassLoader"))
            .findFirst()
            .orElseThrow();
    return Integer.parseInt(line.strip().split("\\s+", 0)[1]);
  }

  @Test
  void aRestartLeadsToTheSame() throws Exception {
    house.light(Lamp.of("5.0.0", "good"), "kept.jar");
    house.drop(Lamp.of("5.1.0", "bad", "throws"), "kept.jar");
    house.awaitLine("kept.jar", "serves on");
    house.awaitColour("good");
    SERVER.crashAndRestart();
    assertEquals("good", house.colour());
    house.awaitLine("kept.jar", "serves on");
    house.remove("kept.jar");
  }
}
