package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stagedoor.e2e.Client;

/**
 * Compares what clients were told with what is there: nothing acknowledged is missing, and nothing
 * has run that nobody was told of, or more often.
 */
final class Reckoning {
  private Reckoning() {}

  /**
   * Compares.
   *
   * @param every one of how many users is read back through the API; the database's own count is
   *     compared for all
   */
  static void of(Ledger ledger, Cluster cluster, Counter counter, int every) throws Exception {
    Map<String, Integer> once = new HashMap<>();
    ledger.people().forEach(person -> once.put(person.userId(), 1));
    assertEquals(once, counter.ran("register"), "registrations");
    Map<String, Integer> changes = new HashMap<>();
    for (Person person : ledger.people()) {
      if (ledger.changes(person.userId()) > 0) {
        changes.put(person.userId(), ledger.changes(person.userId()));
      }
    }
    assertEquals(changes, counter.ran("password"), "changes of password");
    Set<String> removed = ledger.removed().stream().collect(Collectors.toSet());
    assertEquals(removed, counter.ran("remove").keySet(), "removals of devices");
    assertTrue(counter.ran("remove").values().stream().allMatch(times -> times == 1));
    readBack(ledger, cluster, every);
  }

  private static void readBack(Ledger ledger, Cluster cluster, int every) {
    Traveller traveller = cluster.traveller(new Tally());
    List<Person> people = new ArrayList<>(ledger.people());
    for (int i = 0; i < people.size(); i++) {
      Person person = people.get(i);
      if (i % every == 0 || ledger.changes(person.userId()) > 0) {
        String told =
            traveller
                .get(person.token(), Client.V3 + "/account/whoami")
                .expect(200)
                .text("user_id");
        assertEquals(person.userId(), told);
      }
      if (ledger.changes(person.userId()) > 0) {
        Person.login(traveller, person.userId(), person.password(), "CHECK").expect(200);
      }
    }
  }
}
