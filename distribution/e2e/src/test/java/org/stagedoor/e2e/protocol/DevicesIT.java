package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** Devices are their user's alone. */
@ExtendWith(SharedServer.class)
class DevicesIT {
  private final Client anybody;

  DevicesIT(RunningServer server) {
    anybody = server.client();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M_MISSING_PARAM | 'x':1",
        "M_MISSING_PARAM | 'devices':null",
        "M_INVALID_PARAM | 'devices':'x'",
        "M_INVALID_PARAM | 'devices':{}",
        "M_INVALID_PARAM | 'devices':[1]",
        "M_INVALID_PARAM | 'devices':['x',null]",
        "M_INVALID_PARAM | 'devices':[['x']]"
      })
  void whatCannotBeDeleted(String errcode, String body) throws Exception {
    Person person = Person.register(anybody);

    Expect.error(400, errcode, person.client().post(V3 + "/delete_devices", "{" + body + "}"));
    Expect.error(
        400,
        errcode,
        person.client().post(V3 + "/delete_devices", "{" + body + ",'auth':{%s}}", person.proof()));
    assertTrue(person.has(person.device()));
  }

  @Test
  void tooManyDevicesAtOnce() throws Exception {
    String ids =
        IntStream.range(0, 1001).mapToObj(i -> "'D" + i + "'").collect(Collectors.joining(","));

    Answer answer =
        Person.register(anybody).client().post(V3 + "/delete_devices", "{'devices':[" + ids + "]}");

    Expect.error(400, "M_INVALID_PARAM", answer);
  }

  @Test
  void theDevicesOfOthersAreUnknownAndStay() throws Exception {
    Person person = Person.register(anybody);
    Person other = Person.register(anybody);
    String path = V3 + "/devices/" + other.device();

    Expect.error(404, "M_NOT_FOUND", person.client().get(path));
    Expect.error(404, "M_NOT_FOUND", person.client().put(path, "{'display_name':'mine'}"));
    assertEquals(
        "{}", person.client().delete(path, "{'auth':{%s}}", person.proof()).expect(200).body());
    assertTrue(other.has(other.device()));
    Answer list = Expect.members(200, person.client().get(V3 + "/devices"), "devices");
    assertFalse(list.body().contains(other.device()));
  }

  @Test
  void anUnknownDeviceIsDeletedAfterAuthentication() throws Exception {
    Person person = Person.register(anybody);

    Expect.challenge(person.client().delete(V3 + "/devices/gone", "{}"));
    person.client().delete(V3 + "/devices/gone", "{'auth':{%s}}", person.proof()).expect(200);
    person.client().delete(V3 + "/devices/gone", "{'auth':{%s}}", person.proof()).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "400 | M_INVALID_PARAM | 'display_name':1",
        "400 | M_INVALID_PARAM | 'display_name':[]",
        "400 | M_INVALID_PARAM | 'display_name':'LONG'",
        "200 |                 | 'display_name':null",
        "200 |                 | 'x':1",
        "200 |                 | 'display_name':''"
      })
  void namesOfDevices(int status, String errcode, String body) throws Exception {
    Person person = Person.register(anybody);
    String path = V3 + "/devices/" + person.device();

    Answer answer = person.client().put(path, "{" + body.replace("LONG", "x".repeat(256)) + "}");

    if (status == 200) {
      Expect.members(200, answer);
    } else {
      Expect.error(status, errcode, answer);
    }
    Expect.error(404, "M_NOT_FOUND", person.client().put(V3 + "/devices/gone", "{}"));
  }

  @Test
  void deletingOnesOwnDeviceEndsItsToken() throws Exception {
    Person person = Person.register(anybody);

    person
        .client()
        .delete(V3 + "/devices/" + person.device(), "{'auth':{%s}}", person.proof())
        .expect(200);

    Expect.error(401, "M_UNKNOWN_TOKEN", person.client().get(V3 + "/devices"));
  }
}
