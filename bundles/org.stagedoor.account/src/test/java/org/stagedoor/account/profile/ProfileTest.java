package org.stagedoor.account.profile;

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

class ProfileTest {
  private static final String ALICE = "@alice:example.org";

  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");
  private final Profiles profiles = new Profiles(house.accounts, house.userData, house.audit);
  private final PutProfileField put = new PutProfileField(profiles);

  private Call call(String user, String field, Dict body) {
    return Calls.by(alice, "user_id", user, "field", field, body);
  }

  private void put(String field, Object value) {
    Call call = call(ALICE, field, Dict.of(field, value));
    assertEquals(Dict.EMPTY, Answers.body(put.serve(call)));
  }

  private String refusal(String user, String field, Dict body) {
    return Answers.refusal(() -> put.serve(call(user, field, body)));
  }

  private Dict profile() {
    return Answers.body(new GetProfile(profiles).serve(call(ALICE, "", Dict.EMPTY)));
  }

  @Test
  void isRead() {
    assertEquals(Dict.EMPTY, profile());
    put("displayname", "Alice");
    put("avatar_url", "mxc://example.org/abc");
    put("m.tz", "Europe/London");
    assertEquals(
        Dict.of(
            "displayname", "Alice", "avatar_url", "mxc://example.org/abc", "m.tz", "Europe/London"),
        profile());
    GetProfileField get = new GetProfileField(profiles);
    assertEquals(
        Dict.of("displayname", "Alice"),
        Answers.body(get.serve(call(ALICE, "displayname", Dict.EMPTY))));
    assertEquals(
        "404 M_NOT_FOUND", Answers.refusal(() -> get.serve(call(ALICE, "m.cat", Dict.EMPTY))));
  }

  @Test
  void losesFields() {
    put("displayname", "Alice");
    put("displayname", "");
    assertEquals(Dict.EMPTY, profile());
    put("displayname", "Alice");
    new DeleteProfileField(profiles).serve(call(ALICE, "displayname", Dict.EMPTY));
    assertEquals(Dict.EMPTY, profile());
  }

  @Test
  void ofNobodyIsUnknown() {
    GetProfile get = new GetProfile(profiles);
    for (String user : List.of("@bob:example.org", "@alice:elsewhere.org")) {
      assertEquals("404 M_NOT_FOUND", Answers.refusal(() -> get.serve(call(user, "", Dict.EMPTY))));
    }
    assertEquals(
        "400 M_INVALID_PARAM", Answers.refusal(() -> get.serve(call("alice", "", Dict.EMPTY))));
    house.accounts.move(alice, Account.State.DEACTIVATED);
    assertEquals("404 M_NOT_FOUND", Answers.refusal(() -> get.serve(call(ALICE, "", Dict.EMPTY))));
  }

  @Test
  void isOnesOwn() {
    Dict name = Dict.of("displayname", "Mallory");
    assertEquals("403 M_FORBIDDEN", refusal("@bob:example.org", "displayname", name));
    assertEquals("400 M_INVALID_PARAM", refusal("bob", "displayname", name));
  }

  @Test
  void hasFieldsOfSomeForm() {
    put("displayname", "x".repeat(256));
    for (Object value : List.of("x".repeat(257), 1, true, List.of(), Dict.EMPTY)) {
      Dict body = Dict.of("displayname", value);
      assertEquals("400 M_INVALID_PARAM", refusal(ALICE, "displayname", body));
    }
    for (Object value : List.of("http://example.org/a.png", "mxc://", "mxc://a/ b", 1)) {
      Dict body = Dict.of("avatar_url", value);
      assertEquals("400 M_INVALID_PARAM", refusal(ALICE, "avatar_url", body));
    }
    assertEquals("400 M_MISSING_PARAM", refusal(ALICE, "displayname", Dict.EMPTY));
  }

  @Test
  void hasNoOtherFields() {
    assertEquals("403 M_FORBIDDEN", refusal(ALICE, "org.cat", Dict.of("org.cat", 1)));
    for (String field : List.of("Cat", "cat", "a..b", "")) {
      assertEquals("400 M_INVALID_PARAM", refusal(ALICE, field, Dict.of(field, 1)));
    }
  }
}
