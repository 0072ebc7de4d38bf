package org.stagedoor.account.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.FakeJson;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;

class KeysTest {
  /** Such as a device makes: 64 bytes, whatever they are. */
  private static final String SIGNATURE = "A".repeat(86);

  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");
  private final UserId bob = house.accounts.add("bob", "x");
  private final KeptKeys kept = new KeptKeys(house.userData);
  private final UploadKeys upload =
      new UploadKeys(kept, house.devices, new FakeJson(), house.audit);
  private final KeyPairs master = new KeyPairs();
  private final KeyPairs self = new KeyPairs();
  private final KeyPairs user = new KeyPairs();

  private Dict keys() {
    return Dict.of("master_key", master.as(KeyKind.MASTER, alice))
        .with("self_signing_key", master.sign(self.as(KeyKind.SELF_SIGNING, alice)))
        .with("user_signing_key", master.sign(user.as(KeyKind.USER_SIGNING, alice)));
  }

  private Call call(Dict body) {
    return Calls.by(alice, body);
  }

  private static Grant grant(boolean session) {
    return new Grant(session ? Optional.of("s") : Optional.empty(), Optional.empty(), List.of());
  }

  private void run(Dict body) {
    upload.validate(call(body));
    boolean exempt = upload.exempt(call(body));
    assertEquals(
        Dict.EMPTY, Answers.body(upload.prepare(call(body), grant(!exempt)).run().reply()));
  }

  private String refusal(Dict body) {
    return Answers.refusal(() -> upload.validate(call(body)));
  }

  private Dict query(UserId by, Dict wanted) {
    QueryKeys query = new QueryKeys(kept, house.server, new FakeJson());
    return Answers.body(query.serve(Calls.by(by, Dict.of("device_keys", wanted))));
  }

  @Test
  void areUploadedFreelyAtFirst() {
    assertTrue(upload.exempt(call(keys())));
    run(keys());
    assertEquals(keys(), kept.of(alice));
    assertTrue(upload.exempt(call(keys())), "the same once more");
    assertTrue(upload.exempt(call(keys().only(List.of("master_key")))));
    assertTrue(upload.exempt(call(Dict.EMPTY)));
  }

  @Test
  void areReplacedByWhoIsAuthenticated() {
    run(keys());
    KeyPairs other = new KeyPairs();
    Dict body = Dict.of("master_key", other.as(KeyKind.MASTER, alice));
    assertFalse(upload.exempt(call(body)));
    run(body);
    assertEquals(body, kept.of(alice), "what the old key had signed is gone");
  }

  @Test
  void areAddedByWhoIsAuthenticated() {
    run(keys().without("user_signing_key"));
    Dict body = keys().only(List.of("user_signing_key"));
    assertFalse(upload.exempt(call(body)));
    run(body);
    assertEquals(keys(), kept.of(alice));
  }

  @Test
  void areNotReplacedByWhoLostARace() {
    var late =
        upload.prepare(
            call(Dict.of("master_key", new KeyPairs().as(KeyKind.MASTER, alice))), grant(false));
    run(keys());
    assertEquals("403 M_FORBIDDEN", Answers.refusal(late::run));
    assertEquals(keys(), kept.of(alice));
  }

  @Test
  void mustBeSigned() {
    Dict unsigned = self.as(KeyKind.SELF_SIGNING, alice);
    Dict signed = master.sign(unsigned);
    List<Dict> wrong =
        List.of(
            unsigned,
            unsigned.with("signatures", Dict.EMPTY),
            unsigned.with("signatures", Dict.of(alice.toString(), Dict.EMPTY)),
            unsigned.with(
                "signatures",
                Dict.of(alice.toString(), Dict.of("ed25519:" + master.publicKey(), "AAAA"))),
            unsigned.with(
                "signatures",
                Dict.of(alice.toString(), Dict.of("ed25519:" + master.publicKey(), "!"))),
            user.sign(unsigned));
    for (Dict key : wrong) {
      assertEquals("400 M_INVALID_SIGNATURE", refusal(keys().with("self_signing_key", key)));
    }
    assertEquals(Dict.EMPTY, kept.of(alice));
    run(keys().with("self_signing_key", signed.with("unsigned", Dict.of("any", "thing"))));
    assertEquals(keys(), kept.of(alice), "what is not signed is not kept");
  }

  @Test
  void needAMasterKey() {
    assertEquals("400 M_MISSING_PARAM", refusal(Dict.EMPTY));
    assertEquals("400 M_MISSING_PARAM", refusal(keys().without("master_key")));
  }

  @Test
  void areOfOneForm() {
    Dict good = master.as(KeyKind.MASTER, alice);
    for (Object value : List.of(1, true, "x", List.of())) {
      assertEquals("400 M_INVALID_PARAM", refusal(Dict.of("master_key", value)));
    }
    String key = master.publicKey();
    List<Dict> wrong =
        List.of(
            good.with("user_id", bob.toString()),
            good.with("user_id", 1),
            good.with("usage", "master"),
            good.with("usage", List.of()),
            good.with("usage", List.of("self_signing")),
            good.with("usage", List.of("master", "self_signing")),
            good.with("keys", List.of()),
            good.with("keys", Dict.EMPTY),
            good.with("keys", Dict.of("ed25519:x", key)),
            good.with("keys", Dict.of("ed25519:AAAA", "AAAA")),
            good.with("keys", Dict.of("ed25519:?", "?")),
            good.with("keys", Dict.of("rsa:" + key, key)),
            good.with("keys", Dict.of("ed25519:" + key, 1)),
            good.with("keys", Dict.of("ed25519:" + key, key, "ed25519:b", "b")),
            good.with("signatures", 1),
            good.with("signatures", signatures(25)),
            good.with("number", 1),
            good.with("", Dict.of("", 0)));
    for (Dict body : wrong) {
      assertEquals("400 M_INVALID_PARAM", refusal(Dict.of("master_key", body)));
    }
    for (String field : List.of("user_id", "usage", "keys")) {
      assertEquals("400 M_MISSING_PARAM", refusal(Dict.of("master_key", good.without(field))));
    }
  }

  @Test
  void haveSignaturesOrNone() {
    Dict good = master.as(KeyKind.MASTER, alice);
    List<Dict> wrong =
        List.of(
            Dict.of("a", 1),
            Dict.of("a", List.of(Dict.EMPTY, Dict.EMPTY)),
            Dict.of("a", Dict.EMPTY),
            Dict.of("a", Dict.of("b", Dict.EMPTY)),
            Dict.of("a", Dict.of("b", "")),
            Dict.of("a", Dict.of("b", SIGNATURE, "c", SIGNATURE + "AAAA")));
    for (Dict signatures : wrong) {
      assertEquals(
          "400 M_INVALID_SIGNATURE",
          refusal(Dict.of("master_key", good.with("signatures", signatures))));
    }
    run(Dict.of("master_key", good.with("signatures", Dict.EMPTY)));
  }

  private static Dict signatures(int count) {
    Dict by = Dict.EMPTY;
    for (int i = 0; i < count; i++) {
      by = by.with("ed25519:" + i, SIGNATURE);
    }
    return Dict.of("@alice:example.org", by);
  }

  @Test
  void haveTheSignaturesOfDevices() {
    Dict body = Dict.of("master_key", master.as(KeyKind.MASTER, alice));
    Dict signed = body.dict("master_key").orElseThrow().with("signatures", signatures(10));
    run(Dict.of("master_key", signed));
    assertEquals(Dict.of("master_key", signed), kept.of(alice));
  }

  @Test
  void areToldOfWhenTheyChange() {
    run(keys());
    run(keys());
    assertEquals(List.of("keys.upload done @alice:example.org"), house.installed.told());
  }

  @Test
  void areNotNamedLikeADevice() {
    house.devices.open(alice, master.publicKey(), Optional.empty(), Calls.NOW);
    assertEquals("403 M_FORBIDDEN", refusal(keys()));
  }

  @Test
  void areShownToOthersButForTheUserSigningKey() {
    run(keys());
    Dict wanted =
        Dict.of(alice.toString(), List.of(), bob.toString(), List.of())
            .with("@x:elsewhere.org", List.of())
            .with("nobody", List.of());
    Dict own = query(alice, wanted);
    assertEquals(Dict.of(alice.toString(), keys().get("master_key")), own.get("master_keys"));
    assertEquals(
        Dict.of(alice.toString(), keys().get("self_signing_key")), own.get("self_signing_keys"));
    assertEquals(
        Dict.of(alice.toString(), keys().get("user_signing_key")), own.get("user_signing_keys"));
    assertEquals(Dict.EMPTY, own.get("device_keys"));
    assertEquals(Dict.EMPTY, own.get("failures"));
    assertEquals(own.with("user_signing_keys", Dict.EMPTY), query(bob, wanted));
  }

  @Test
  void areShownOnceWhateverTheSpelling() {
    run(keys());
    Dict others = Dict.of("@aLice:example.org", List.of(), "@ALICE:example.org", List.of());
    assertEquals(Dict.EMPTY, query(bob, others).get("master_keys"));
    assertEquals(Dict.EMPTY, query(alice, others).get("master_keys"));
    assertEquals(
        Dict.of(alice.toString(), keys().get("master_key")),
        query(bob, others.with(alice.toString(), List.of())).get("master_keys"));
  }

  @Test
  void areNotShownIfAnEarlierVersionTookTooMuch() {
    Dict large = master.as(KeyKind.MASTER, alice).with("pad", List.of(Dict.of("", 0)));
    kept.update(alice, any -> keys().with("master_key", large));
    Dict answer = query(bob, Dict.of(alice.toString(), List.of()));
    assertEquals(Dict.EMPTY, answer.get("master_keys"));
    assertTrue(answer.dict("self_signing_keys").orElseThrow().has(alice.toString()));
  }

  @Test
  void areLeftOutWhereTheAnswerEnds() {
    Dict wanted = Dict.EMPTY;
    for (int i = 0; i < 400; i++) {
      UserId other = house.accounts.add("user" + i, "x");
      Dict key = new KeyPairs().as(KeyKind.MASTER, other).with("signatures", signatures(9));
      kept.update(other, any -> Dict.of("master_key", key));
      wanted = wanted.with(other.toString(), List.of());
    }
    run(keys());
    Dict answer = query(alice, wanted.with(alice.toString(), List.of()));
    Dict masters = answer.dict("master_keys").orElseThrow();
    int length = new FakeJson().write(answer).length();
    assertTrue(length > 150_000 && length < 250_000, () -> "length " + length);
    assertTrue(masters.has(alice.toString()), "her own come first");
    assertTrue(masters.has("@user0:example.org"));
    assertFalse(masters.has("@user399:example.org"));
  }

  @Test
  void areAskedForByUsers() {
    QueryKeys query = new QueryKeys(kept, house.server, new FakeJson());
    assertEquals(
        "400 M_MISSING_PARAM", Answers.refusal(() -> query.serve(Calls.by(bob, Dict.EMPTY))));
    for (Object value : List.of(1, "x", List.of(), Dict.of("@a:b", 1), Dict.of("@a:b", "x"))) {
      assertEquals(
          "400 M_INVALID_PARAM",
          Answers.refusal(() -> query.serve(Calls.by(bob, Dict.of("device_keys", value)))));
    }
  }
}
