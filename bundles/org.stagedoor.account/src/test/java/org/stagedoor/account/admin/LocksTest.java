package org.stagedoor.account.admin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;

class LocksTest {
  private static final String ALICE = "@alice:example.org";

  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");
  private final UserId root = house.accounts.add("root", "x");
  private final Locks locks =
      new Locks(house.accounts, house.transactions, house.server, house.audit);
  private final GetLock get = new GetLock(locks);
  private final PutLock put = new PutLock(locks);

  private Call call(String user, Dict body) {
    return Calls.by(root, "user_id", user, body);
  }

  private Dict put(boolean locked) {
    return Answers.body(put.serve(call(ALICE, Dict.of("locked", locked))));
  }

  private Dict get() {
    return Answers.body(get.serve(call(ALICE, Dict.EMPTY)));
  }

  @Test
  void turn() {
    assertEquals(Dict.of("locked", false), get());
    assertEquals(Dict.of("locked", true), put(true));
    assertEquals(Dict.of("locked", true), put(true));
    assertEquals(Dict.of("locked", true), get());
    assertEquals(Account.State.LOCKED, house.accounts.find(alice).orElseThrow().state());
    assertEquals(Dict.of("locked", false), put(false));
    assertEquals(Dict.of("locked", false), get());
    assertEquals(List.of("lock done " + ALICE, "unlock done " + ALICE), house.installed.told());
  }

  @Test
  void areOnAccountsOfThisServer() {
    assertEquals("404 M_NOT_FOUND", refusal("@bob:example.org"));
    for (String user : List.of("alice", "", "@alice:elsewhere.org")) {
      assertEquals("400 M_INVALID_PARAM", refusal(user));
    }
    house.accounts.move(alice, Account.State.DEACTIVATED);
    assertEquals("404 M_NOT_FOUND", refusal(ALICE));
  }

  @Test
  void areNotOnAdministrators() {
    house.accounts.administer(root, true);
    assertEquals("403 M_FORBIDDEN", refusal("@root:example.org"));
  }

  @Test
  void areTrueOrFalse() {
    assertEquals("400 M_MISSING_PARAM", Answers.refusal(() -> put.serve(call(ALICE, Dict.EMPTY))));
    for (Object value : List.of(1, "true", List.of(), Dict.EMPTY)) {
      assertEquals(
          "400 M_INVALID_PARAM",
          Answers.refusal(() -> put.serve(call(ALICE, Dict.of("locked", value)))));
    }
  }

  private String refusal(String user) {
    return Answers.refusal(() -> put.serve(call(user, Dict.of("locked", true))));
  }
}
