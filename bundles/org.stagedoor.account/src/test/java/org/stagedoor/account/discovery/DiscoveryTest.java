package org.stagedoor.account.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

class DiscoveryTest {
  private static final Call CALL = Calls.of(Dict.EMPTY);

  private final House house = new House();

  @Test
  void namesVersions() {
    Dict answer = Answers.body(new Versions().serve(CALL));
    assertTrue(answer.texts("versions").orElseThrow().contains("v1.1"));
    assertEquals(Dict.EMPTY, answer.get("unstable_features"));
  }

  @Test
  void namesTheAddress() {
    assertEquals(
        Dict.of("m.homeserver", Dict.of("base_url", "https://matrix.example.org")),
        Answers.body(new WellKnown(house.server).serve(CALL)));
  }

  @Test
  void promisesOnlyWhatIsInstalled() {
    assertEquals(
        Dict.of("enabled", true), capabilities(Requester.Kind.USER).get("m.change_password"));
    house.installed.uninstallPasswords();
    assertEquals(
        Dict.of("enabled", false), capabilities(Requester.Kind.USER).get("m.change_password"));
  }

  private Dict capabilities(Requester.Kind kind) {
    return Answers.body(new Capabilities(house.installed, house.rules(Map.of())).serve(call(kind)))
        .dict("capabilities")
        .orElseThrow();
  }

  private static Call call(Requester.Kind kind) {
    UserId alice = new UserId("alice", "example.org");
    return Calls.by(new Requester(alice, Optional.empty(), "t", kind), Dict.EMPTY);
  }

  @Test
  void letsAdministratorsLock() {
    assertEquals(
        Dict.of("lock", true), capabilities(Requester.Kind.ADMIN).get("m.account_moderation"));
    assertFalse(capabilities(Requester.Kind.USER).has("m.account_moderation"));
  }

  @Test
  void promisesAddressesOnlyWhereTheyCanBeValidated() {
    assertEquals(
        Dict.of("enabled", false), capabilities(Requester.Kind.USER).get("m.3pid_changes"));
    house.installed.prove("s", "c", new ThreePid("email", "a@example.com", Calls.NOW));
    assertEquals(Dict.of("enabled", true), capabilities(Requester.Kind.USER).get("m.3pid_changes"));
  }
}
