package org.stagedoor.account.deactivation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.Owner;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.FakeIdentityServers;
import org.stagedoor.account.fake.House;
import org.stagedoor.account.threepid.Unbinding;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;

class DeactivateTest {
  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");
  private final Deactivate operation =
      new Deactivate(
          house.accounts, new Owner(house.accounts), new Unbinding(house.installed), house.audit);

  @Test
  void closesTheAccountForEver() {
    for (Call call : List.of(Calls.of(Dict.EMPTY), Calls.by(alice, Dict.of("erase", true)))) {
      UserId user = call.requester().isPresent() ? alice : house.accounts.add("bob", "x");
      operation.validate(call);
      Grant grant = new Grant(Optional.of("s"), Optional.of(user), List.of());
      assertEquals(
          Dict.of("id_server_unbind_result", "success"),
          Answers.body(operation.prepare(call, grant).run().reply()));
      assertEquals(Account.State.DEACTIVATED, house.accounts.find(user).orElseThrow().state());
    }
  }

  @Test
  void tellsWhetherIdentityServersForgot() {
    FakeIdentityServers servers = new FakeIdentityServers();
    house.installed.trust(servers);
    servers.stubborn();
    Grant grant = new Grant(Optional.of("s"), Optional.of(alice), List.of());
    assertEquals(
        Dict.of("id_server_unbind_result", "no-support"),
        Answers.body(operation.prepare(Calls.by(alice, Dict.EMPTY), grant).run().reply()));
    assertEquals(List.of("all of @alice:example.org"), servers.unbound());
  }

  @Test
  void closesNobodysAccount() {
    Grant grant = new Grant(Optional.of("s"), Optional.empty(), List.of());
    assertEquals(
        "403 M_FORBIDDEN", Answers.refusal(() -> operation.prepare(Calls.of(Dict.EMPTY), grant)));
  }

  @Test
  void refusesWrongForms() {
    for (Dict body :
        List.of(Dict.of("erase", "yes"), Dict.of("erase", 1), Dict.of("id_server", 1))) {
      assertEquals(
          "400 M_INVALID_PARAM", Answers.refusal(() -> operation.validate(Calls.by(alice, body))));
    }
  }

  @Test
  void bindsWhatIsErased() {
    Dict body = Dict.of("erase", true, "id_server", "a.example", "other", 1);
    assertEquals(body.without("other"), operation.bound(Calls.by(alice, body)));
    assertEquals(
        "Ihr Konto für immer zu schließen",
        operation.purpose(Calls.by(alice, body), Locale.GERMAN));
  }
}
