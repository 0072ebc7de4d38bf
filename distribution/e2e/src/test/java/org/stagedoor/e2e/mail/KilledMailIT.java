package org.stagedoor.e2e.mail;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;
import org.stagedoor.e2e.mail.ScriptedRelay.Behaviour;
import org.stagedoor.e2e.mail.ScriptedRelay.Taken;

/**
 * A server that is killed while mail is promised and handed over sends each that it promised; twice
 * at most what it was handing over, and by the same Message-ID. Ten kills, or {@code -Dmail.kills};
 * four connections, each of which a kill can hit, or {@code -Dmail.connections}.
 */
class KilledMailIT {
  private static final int KILLS = Integer.getInteger("mail.kills", 10);
  private static final String CONNECTIONS = System.getProperty("mail.connections", "4");
  private static final int LONGEST_LIFE_MILLIS = 1500;
  private static final int CLIENTS = 2;

  private final Random random = new Random();

  @Test
  void whatWasPromisedSurvivesSigkill() throws Exception {
    long seed = System.nanoTime();
    random.setSeed(seed);
    System.out.println("KilledMailIT: seed " + seed);
    Installation installation = Installation.fresh();
    Leases leases = new Leases(installation.data());
    Set<String> promised = new HashSet<>();
    int killsThatHit = 0;
    int hit = 0;
    try (ScriptedRelay relay = new ScriptedRelay(0)) {
      relay.usually(Behaviour.BRISK);
      Mailroom.send(installation, relay.port());
      installation.set("org.stagedoor.mail.smtp", Map.of("connections", CONNECTIONS));
      // A clean stop writes the class archive, for quick starts.
      RunningServer.start(installation).close();
      for (int kill = 0; kill < KILLS; kill++) {
        promised.addAll(promisesOfOneLife(installation));
        int now = leases.hit();
        hit += now;
        killsThatHit += now > 0 ? 1 : 0;
      }
      try (RunningServer server = RunningServer.start(installation)) {
        Await.until("all mail", () -> addressees(relay).containsAll(promised));
        assertEquals(0, server.log().toString().split("WARN").length - 1, server.log()::toString);
      }
      int doubles = relay.mails().size() - addressees(relay).size();
      System.out.printf(
          "KilledMailIT: %d kills, %d mails promised, none lost; %d kills hit the hand-over,"
              + " of %d mails, of which %d came twice%n",
          KILLS, promised.size(), killsThatHit, hit, doubles);
      assertTrue(promised.size() > KILLS, "the load was no load");
      assertTrue(doubles <= hit, doubles + " doubles, but " + hit + " hand-overs were hit");
      oneNameEach(relay);
    }
  }

  private Set<String> promisesOfOneLife(Installation installation) throws Exception {
    try (RunningServer server = RunningServer.start(installation)) {
      AskingLoad load = AskingLoad.start(server.client(), CLIENTS);
      Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
      server.kill();
      return Set.copyOf(load.promised());
    }
  }

  private static Set<String> addressees(ScriptedRelay relay) {
    return relay.mails().stream().map(Taken::to).collect(toSet());
  }

  private static void oneNameEach(ScriptedRelay relay) {
    Map<String, Set<String>> names =
        relay.mails().stream().collect(groupingBy(Taken::to, mapping(Taken::id, toSet())));
    names.forEach((to, ids) -> assertEquals(1, ids.size(), () -> to + " got " + ids));
  }
}
