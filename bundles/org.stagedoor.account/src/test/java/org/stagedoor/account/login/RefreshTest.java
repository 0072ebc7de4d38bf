package org.stagedoor.account.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

class RefreshTest {
  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");
  private final Refresh refresh = new Refresh(house.tokens, house.rules(Map.of()));

  private String refusal(Dict body) {
    return Answers.refusal(() -> refresh.serve(Calls.of(body)));
  }

  @Test
  void givesANewPair() {
    house.tokens.issue(alice, Optional.empty(), Optional.empty(), true, Calls.NOW);
    assertEquals(
        Dict.of("access_token", "access-2", "refresh_token", "refresh-2", "expires_in_ms", 3600000),
        Answers.body(refresh.serve(Calls.of("refresh_token", "refresh-1"))));
  }

  @Test
  void refusesOthers() {
    assertEquals("401 M_UNKNOWN_TOKEN", refusal(Dict.of("refresh_token", "refresh-9")));
    assertEquals("401 M_UNKNOWN_TOKEN", refusal(Dict.of("refresh_token", "")));
    assertEquals("400 M_MISSING_PARAM", refusal(Dict.EMPTY));
    for (Object value : List.of(1, true, List.of(), Dict.EMPTY)) {
      assertEquals("400 M_INVALID_PARAM", refusal(Dict.of("refresh_token", value)));
    }
  }
}
