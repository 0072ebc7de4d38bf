package org.stagedoor.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.osgi.service.event.Event;
import org.osgi.service.event.EventAdmin;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.House;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

class AuditTest {
  private static final UserId ALICE = new UserId("alice", "example.org");

  private final House house = new House();

  @Test
  void tellsWhatIsOnDisk() {
    house.transactions.required(
        () -> {
          house.audit.done(Calls.of(Dict.EMPTY), "login", ALICE);
          assertEquals(List.of(), house.installed.told());
          return ALICE;
        });
    assertEquals(List.of("login done @alice:example.org"), house.installed.told());
  }

  @Test
  void tellsNothingOfWhatWasRolledBack() {
    assertThrows(
        IllegalStateException.class,
        () ->
            house.transactions.required(
                () -> {
                  house.audit.done(Calls.of(Dict.EMPTY), "login", ALICE);
                  throw new IllegalStateException("the disk is full");
                }));
    assertEquals(List.of(), house.installed.told());
  }

  @Test
  void goesToEventAdmin() {
    List<Event> events = new ArrayList<>();
    EventAdmin admin =
        new EventAdmin() {
          @Override
          public void postEvent(Event event) {
            events.add(event);
          }

          @Override
          public void sendEvent(Event event) {
            throw new AssertionError("nobody waits for listeners");
          }
        };
    new AuditEvents(admin).take(Dict.of("event", "device.remove", "user", "@alice:example.org"));
    assertEquals("org/stagedoor/audit/device/remove", events.get(0).getTopic());
    Map<String, Object> properties = new TreeMap<>();
    for (String name : events.get(0).getPropertyNames()) {
      properties.put(name, events.get(0).getProperty(name));
    }
    assertEquals("@alice:example.org", properties.get("user"));
  }
}
