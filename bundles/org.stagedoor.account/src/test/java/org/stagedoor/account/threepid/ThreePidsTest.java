package org.stagedoor.account.threepid;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.FakeIdentityServers;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.phones.KnownPhoneNumbers;

class ThreePidsTest {
  private static final ThreePid MAIL =
      new ThreePid("email", "alice@example.com", Calls.NOW.minusSeconds(9));
  private static final Dict CREDENTIALS = Dict.of("sid", "s1", "client_secret", "secret");

  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");
  private final UserId bob = house.accounts.add("bob", "x");
  private final ThreePidAddition addition =
      new ThreePidAddition(house.threePids, house.installed, house.audit);
  private final AddThreePid add = new AddThreePid(addition);
  private final PostThreePid post = new PostThreePid(addition);
  private final Unbinding unbinding = new Unbinding(house.installed);
  private final DeleteThreePid delete =
      new DeleteThreePid(
          house.threePids, new Addresses(new KnownPhoneNumbers()), unbinding, house.audit);
  private final UnbindThreePid unbind =
      new UnbindThreePid(new Addresses(new KnownPhoneNumbers()), unbinding);
  private final BindThreePid bind = new BindThreePid(house.installed);

  private Call by(Dict body) {
    return Calls.by(alice, body);
  }

  private void run(Operation operation, Dict body) {
    operation.validate(by(body));
    Grant grant = new Grant(Optional.of("s"), Optional.of(alice), List.of());
    assertEquals(Dict.EMPTY, Answers.body(operation.prepare(by(body), grant).run().reply()));
  }

  static List<Dict> oldForms() {
    Dict camel = Dict.of("sid", "s1", "clientSecret", "secret", "idServer", "id.example");
    return List.of(
        Dict.of("three_pid_creds", CREDENTIALS),
        Dict.of("three_pid_creds", camel),
        Dict.of("threePidCreds", camel),
        Dict.of("threePidCreds", CREDENTIALS, "bind", true));
  }

  @Test
  void areAddedOnceValidated() {
    assertDoesNotThrow(() -> add.validate(by(CREDENTIALS)));
    assertEquals("403 M_THREEPID_AUTH_FAILED", Answers.refusal(() -> run(add, CREDENTIALS)));
    house.installed.prove("s1", "secret", MAIL);
    run(add, CREDENTIALS);
    run(add, CREDENTIALS);
    assertEquals(Optional.of(alice), house.threePids.owner("email", "alice@example.com"));
    assertEquals(
        "403 M_THREEPID_AUTH_FAILED",
        Answers.refusal(() -> run(add, CREDENTIALS.with("client_secret", "wrong"))));
  }

  @ParameterizedTest
  @MethodSource("oldForms")
  void areAddedByOldClients(Dict body) {
    assertEquals("403 M_THREEPID_AUTH_FAILED", Answers.refusal(() -> post.validate(by(body))));
    house.installed.prove("s1", "secret", MAIL);
    run(post, body);
    assertEquals(Optional.of(alice), house.threePids.owner("email", "alice@example.com"));
  }

  @Test
  void ofOthersStayTheirs() {
    house.threePids.add(bob, MAIL, Calls.NOW);
    house.installed.prove("s1", "secret", MAIL);
    assertEquals("400 M_THREEPID_IN_USE", Answers.refusal(() -> run(add, CREDENTIALS)));
    delete.serve(by(Dict.of("medium", "email", "address", "alice@example.com")));
    assertEquals(Optional.of(bob), house.threePids.owner("email", "alice@example.com"));
  }

  @Test
  void areListed() {
    house.threePids.add(alice, MAIL, Calls.NOW);
    Dict view =
        Dict.of("medium", "email", "address", "alice@example.com")
            .with("validated_at", Calls.NOW.minusSeconds(9).toEpochMilli())
            .with("added_at", Calls.NOW.toEpochMilli());
    ListThreePids list = new ListThreePids(house.threePids);
    assertEquals(Dict.of("threepids", List.of(view)), Answers.body(list.serve(by(Dict.EMPTY))));
    assertEquals(
        Dict.of("threepids", List.of()), Answers.body(list.serve(Calls.by(bob, Dict.EMPTY))));
  }

  @Test
  void areDeletedHoweverTheyAreWritten() {
    house.threePids.add(alice, MAIL, Calls.NOW);
    Dict body = Dict.of("medium", "email", "address", " Alice@Example.COM");
    assertEquals(
        Dict.of("id_server_unbind_result", "no-support"), Answers.body(delete.serve(by(body))));
    assertEquals(List.of(), house.threePids.list(alice));
    assertDoesNotThrow(() -> delete.serve(by(body)));
    assertEquals(List.of("3pid.delete done @alice:example.org"), house.installed.told());
  }

  @Test
  void areBoundNowhere() {
    Dict body = CREDENTIALS.with("id_server", "id.example").with("id_access_token", "t");
    assertEquals("400 M_SERVER_NOT_TRUSTED", Answers.refusal(() -> bind.serve(by(body))));
    assertEquals(
        Dict.of("id_server_unbind_result", "no-support"),
        Answers.body(unbind.serve(by(Dict.of("medium", "email", "address", "a@b")))));
  }

  @Test
  void areBoundWhereTheOperatorTrusts() {
    FakeIdentityServers servers = new FakeIdentityServers();
    house.installed.trust(servers);
    Dict body = CREDENTIALS.with("id_server", "id.example");
    assertEquals("400 M_MISSING_PARAM", Answers.refusal(() -> bind.serve(by(body))));
    assertEquals(Dict.EMPTY, Answers.body(bind.serve(by(body.with("id_access_token", "t")))));
    assertEquals(List.of("@alice:example.org Session[id.example]"), servers.bound());
    Dict success = Dict.of("id_server_unbind_result", "success");
    Dict address = Dict.of("medium", "email", "address", " A@B.example");
    assertEquals(success, Answers.body(unbind.serve(by(address))));
    assertEquals(success, Answers.body(delete.serve(by(address.with("id_server", "id.example")))));
    assertEquals(List.of("email a@b.example ", "email a@b.example id.example"), servers.unbound());
  }

  @Test
  void areAddedOnceValidatedElsewhere() {
    FakeIdentityServers servers = new FakeIdentityServers();
    Dict there = CREDENTIALS.with("id_server", "id.example").with("id_access_token", "t");
    Dict body = Dict.of("three_pid_creds", there);
    assertEquals("403 M_THREEPID_AUTH_FAILED", Answers.refusal(() -> run(post, body)));
    house.installed.trust(servers);
    assertEquals("403 M_THREEPID_AUTH_FAILED", Answers.refusal(() -> run(post, body)));
    servers.prove(MAIL);
    assertEquals("403 M_THREEPID_AUTH_FAILED", Answers.refusal(() -> run(add, there)));
    run(post, body);
    assertEquals(1, house.threePids.list(alice).size());
  }

  @Test
  void bindTheirSession() {
    assertEquals(CREDENTIALS, add.bound(by(CREDENTIALS.with("other", 1))));
    Dict old = Dict.of("three_pid_creds", CREDENTIALS);
    assertEquals(old, post.bound(by(old.with("bind", true))));
  }

  /** A field to send in each wrong way, and where. */
  record Wrong(String name, Endpoint endpoint, Dict form, String field) {
    @Override
    public String toString() {
      return name + " " + field;
    }
  }

  List<Wrong> fields() {
    Dict address = Dict.of("medium", "email", "address", "a@b", "id_server", "id.example");
    Dict binding = CREDENTIALS.with("id_server", "id.example").with("id_access_token", "t");
    List<Wrong> fields = new ArrayList<>();
    address.keys().forEach(key -> fields.add(new Wrong("delete", delete, address, key)));
    address.keys().forEach(key -> fields.add(new Wrong("unbind", unbind, address, key)));
    binding.keys().forEach(key -> fields.add(new Wrong("bind", bind, binding, key)));
    CREDENTIALS
        .keys()
        .forEach(
            key ->
                fields.add(
                    new Wrong(
                        "add",
                        call -> {
                          add.validate(call);
                          throw new AssertionError("accepted");
                        },
                        CREDENTIALS,
                        key)));
    return fields;
  }

  @Test
  void refuseWrongFields() {
    for (Wrong wrong : fields()) {
      for (Object value : List.of(1, true, List.of(), Dict.EMPTY)) {
        Call call = by(wrong.form().with(wrong.field(), value));
        assertEquals(
            "400 M_INVALID_PARAM",
            Answers.refusal(() -> wrong.endpoint().serve(call)),
            wrong::toString);
      }
      if (!wrong.field().startsWith("id_") || wrong.name().equals("bind")) {
        Call call = by(wrong.form().without(wrong.field()));
        String expected =
            wrong.field().equals("id_access_token")
                ? "400 M_SERVER_NOT_TRUSTED"
                : "400 M_MISSING_PARAM";
        assertEquals(
            expected, Answers.refusal(() -> wrong.endpoint().serve(call)), wrong::toString);
      }
    }
  }

  @Test
  void refuseSecretsOfWrongForm() {
    for (String value : List.of("", "a b", "ä", "x".repeat(256), "a/b")) {
      assertEquals(
          "400 M_INVALID_PARAM",
          Answers.refusal(() -> add.validate(by(CREDENTIALS.with("client_secret", value)))));
      assertEquals(
          "400 M_INVALID_PARAM",
          Answers.refusal(() -> add.validate(by(CREDENTIALS.with("sid", value)))));
    }
    assertEquals("400 M_MISSING_PARAM", Answers.refusal(() -> post.validate(by(Dict.EMPTY))));
    assertEquals(
        "400 M_INVALID_PARAM",
        Answers.refusal(() -> post.validate(by(Dict.of("three_pid_creds", List.of())))));
  }
}
