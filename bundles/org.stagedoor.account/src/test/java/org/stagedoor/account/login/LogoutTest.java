package org.stagedoor.account.login;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

class LogoutTest {
  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");

  private void open(String... devices) {
    for (String device : devices) {
      house.devices.open(alice, device, Optional.empty(), Calls.NOW);
      house.tokens.issue(alice, Optional.of(device), Optional.empty(), false, Calls.NOW);
    }
  }

  private Call by(Optional<String> device, String token) {
    return Calls.by(new Requester(alice, device, token, Requester.Kind.USER), Dict.EMPTY);
  }

  @Test
  void endsTheDeviceThatAsks() {
    open("A", "B");
    Logout logout = new Logout(house.transactions, house.devices, house.tokens, house.audit);
    assertEquals(Dict.EMPTY, Answers.body(logout.serve(by(Optional.of("A"), "access-1"))));
    assertEquals(List.of("B"), house.devices.ids(alice));
    assertEquals(List.of("access-2"), house.tokens.of(alice));
  }

  @Test
  void endsATokenWithoutDevice() {
    open("A");
    house.tokens.issue(alice, Optional.empty(), Optional.empty(), false, Calls.NOW);
    new Logout(house.transactions, house.devices, house.tokens, house.audit)
        .serve(by(Optional.empty(), "access-2"));
    assertEquals(List.of("access-1"), house.tokens.of(alice));
  }

  @Test
  void endsThemAll() {
    open("A", "B");
    new LogoutAll(house.transactions, house.accounts, house.devices, house.audit)
        .serve(by(Optional.of("A"), "access-1"));
    assertEquals(List.of(), house.devices.ids(alice));
    assertEquals(List.of(), house.tokens.of(alice));
    assertEquals(List.of("logout.all done @alice:example.org"), house.installed.told());
  }

  @Test
  void saysWhoAsks() {
    Whoami whoami = new Whoami();
    assertEquals(
        Dict.of("user_id", "@alice:example.org", "is_guest", false, "device_id", "A"),
        Answers.body(whoami.serve(by(Optional.of("A"), "t"))));
    assertEquals(
        Dict.of("user_id", "@alice:example.org", "is_guest", false),
        Answers.body(whoami.serve(by(Optional.empty(), "t"))));
  }
}
