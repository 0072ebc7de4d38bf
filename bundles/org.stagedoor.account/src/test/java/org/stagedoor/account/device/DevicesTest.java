package org.stagedoor.account.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Answers;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;

class DevicesTest {
  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "x");
  private final UserId bob = house.accounts.add("bob", "x");
  private final DeviceRemoval removal = new DeviceRemoval(house.devices, house.audit);
  private final DeleteDevice delete = new DeleteDevice(removal);
  private final DeleteDevices deleteMany = new DeleteDevices(removal);
  private final PutDevice rename = new PutDevice(house.devices, house.audit);
  private final GetDevice get = new GetDevice(house.devices);

  @BeforeEach
  void open() {
    house.devices.open(alice, "ONE", Optional.of("Phone"), Calls.NOW);
    house.devices.open(alice, "TWO", Optional.empty(), Calls.NOW);
    house.devices.open(bob, "BOBS", Optional.of("Bob's"), Calls.NOW);
    house.devices.seen(alice, "ONE", Calls.ADDRESS, Calls.NOW);
  }

  private Call alices(String id) {
    return alices(id, Dict.EMPTY);
  }

  private Call alices(String id, Dict body) {
    return Calls.by(alice, "device_id", id, body);
  }

  private void run(Operation operation, Call call) {
    operation.validate(call);
    Grant grant = new Grant(Optional.of("s"), Optional.of(alice), List.of());
    assertEquals(Dict.EMPTY, Answers.body(operation.prepare(call, grant).run().reply()));
  }

  @Test
  void areListed() {
    Dict one =
        Dict.of("device_id", "ONE", "display_name", "Phone", "last_seen_ip", Calls.ADDRESS)
            .with("last_seen_ts", Calls.NOW.toEpochMilli());
    ListDevices list = new ListDevices(house.devices);
    assertEquals(
        Dict.of("devices", List.of(one, Dict.of("device_id", "TWO"))),
        Answers.body(list.serve(Calls.by(alice, Dict.EMPTY))));
    assertEquals(one, Answers.body(get.serve(alices("ONE"))));
  }

  @Test
  void ofOthersAreUnknown() {
    Dict name = Dict.of("display_name", "Mine");
    assertEquals("404 M_NOT_FOUND", Answers.refusal(() -> get.serve(alices("BOBS"))));
    assertEquals("404 M_NOT_FOUND", Answers.refusal(() -> rename.serve(alices("BOBS", name))));
    assertEquals(
        "404 M_NOT_FOUND", Answers.refusal(() -> rename.serve(alices("NONE", Dict.EMPTY))));
    run(delete, alices("BOBS"));
    assertEquals(List.of("BOBS"), house.devices.ids(bob));
  }

  @Test
  void areRenamed() {
    rename.serve(alices("TWO", Dict.of("display_name", "Tablet")));
    rename.serve(alices("ONE", Dict.EMPTY));
    rename.serve(alices("ONE", Dict.of("display_name", null)));
    assertEquals(
        List.of(Optional.of("Phone"), Optional.of("Tablet")),
        house.devices.list(alice).stream().map(device -> device.displayName()).toList());
  }

  @Test
  void areToldOfWhenTheirNamesChange() {
    for (String name : List.of("Phone", "Phone", "Tablet", "Tablet", "Tab\nlet")) {
      rename.serve(alices("ONE", Dict.of("display_name", name)));
    }
    assertEquals(List.of("device.rename done @alice:example.org"), house.installed.told());
  }

  @Test
  void haveNamesOfSomeLength() {
    rename.serve(alices("ONE", Dict.of("display_name", "x".repeat(255))));
    for (Object name : List.of("x".repeat(256), 1, true, List.of(), Dict.EMPTY)) {
      assertEquals(
          "400 M_INVALID_PARAM",
          Answers.refusal(() -> rename.serve(alices("ONE", Dict.of("display_name", name)))));
    }
  }

  @Test
  void haveNamesWithoutControlCharacters() {
    rename.serve(alices("ONE", Dict.of("display_name", "\u0001My\n \u2028\ud800phone\u0085 📱")));
    assertEquals(
        Optional.of("My phone 📱"),
        house.devices.find(alice, "ONE").flatMap(device -> device.displayName()));
  }

  @Test
  void areDeleted() {
    run(delete, alices("ONE"));
    run(delete, alices("ONE"));
    assertEquals(List.of("TWO"), house.devices.ids(alice));
    assertEquals(Dict.EMPTY, delete.bound(alices("ONE")));
  }

  @Test
  void areDeletedTogether() {
    run(deleteMany, devices(List.of("ONE", "TWO", "BOBS", "NONE")));
    assertEquals(List.of(), house.devices.ids(alice));
    assertEquals(List.of("BOBS"), house.devices.ids(bob));
    run(deleteMany, devices(List.of()));
  }

  private Call devices(Object devices) {
    return Calls.by(alice, Dict.of("devices", devices));
  }

  @Test
  void areNamedInAListOfTexts() {
    assertEquals(
        "400 M_MISSING_PARAM",
        Answers.refusal(() -> deleteMany.validate(Calls.by(alice, Dict.EMPTY))));
    for (Object value : List.of("ONE", 1, true, Dict.EMPTY, List.of(1), List.of("ONE", false))) {
      assertEquals(
          "400 M_INVALID_PARAM", Answers.refusal(() -> deleteMany.validate(devices(value))));
    }
    assertEquals(
        "400 M_INVALID_PARAM",
        Answers.refusal(() -> deleteMany.validate(devices(Collections.nCopies(1001, "X")))));
    assertEquals(Dict.of("devices", List.of("ONE")), deleteMany.bound(devices(List.of("ONE"))));
  }

  @Test
  void areNamedToTheUser() {
    assertEquals(
        "remove the device “\u2068Phone\u2069” from your account",
        delete.purpose(alices("ONE"), Locale.ENGLISH));
    assertEquals(
        "das Gerät „\u2068TWO\u2069“ aus Ihrem Konto zu entfernen",
        delete.purpose(alices("TWO"), Locale.GERMAN));
    assertEquals(
        "retirer l’appareil « \u2068Phone\u2069 » de votre compte",
        deleteMany.purpose(devices(List.of("ONE")), Locale.CANADA_FRENCH));
    assertEquals(
        "remove 2 devices from your account",
        deleteMany.purpose(devices(List.of("ONE", "TWO")), Locale.ENGLISH));
  }

  @Test
  void canNotTurnTheSentenceRound() {
    house.devices.open(alice, "EVIL", Optional.of("a\u202Eb\u2069c"), Calls.NOW);
    assertEquals(
        "remove the device “\u2068abc\u2069” from your account",
        delete.purpose(alices("EVIL"), Locale.ENGLISH));
  }

  @Test
  void haveIdsOfAtMost255Characters() {
    delete.validate(alices("x".repeat(255)));
    assertEquals(
        "400 M_INVALID_PARAM", Answers.refusal(() -> delete.validate(alices("x".repeat(256)))));
    for (String id : List.of("a\u0001", "a\u0085", "\u2028", "\ud800", "")) {
      assertEquals("400 M_INVALID_PARAM", Answers.refusal(() -> delete.validate(alices(id))));
    }
  }

  @Test
  void areMadeByApplicationServices() {
    Call mine = alices("NEW", Dict.of("display_name", "Bridge"));
    Requester bridge =
        new Requester(alice, Optional.empty(), "appservice:irc", Requester.Kind.APPSERVICE);
    Call call =
        new Call(
            mine.method(),
            mine.path(),
            mine.parameters(),
            mine.query(),
            mine.body(),
            Optional.of(bridge),
            mine.origin(),
            mine.session(),
            mine.now());
    assertEquals(new Reply.Json(201, Dict.EMPTY), rename.serve(call));
    assertEquals(Reply.ok(), rename.serve(call));
    assertEquals(List.of("ONE", "TWO", "NEW"), house.devices.ids(alice));
    assertTrue(delete.exempt(call));
    assertFalse(delete.exempt(mine));
  }
}
