package org.stagedoor.account.discovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.http.Call;
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
    assertEquals(Dict.of("enabled", true), changePassword());
    house.installed.uninstallPasswords();
    assertEquals(Dict.of("enabled", false), changePassword());
  }

  private Dict changePassword() {
    return Answers.body(new Capabilities(house.installed, house.rules(Map.of())).serve(CALL))
        .dict("capabilities")
        .flatMap(capabilities -> capabilities.dict("m.change_password"))
        .orElseThrow();
  }
}
