package org.stagedoor.e2e.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.mail.Mailroom.V3;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/** The addresses of an account: adding, having, removing; and what no address is. */
@ExtendWith(SharedMailroom.class)
class AddAddressIT {
  private static final String ASK = "account/3pid";

  private final Mailroom room;
  private final String address = Mailroom.freshAddress();

  AddAddressIT(Mailroom room) {
    this.room = room;
  }

  private Client person(String name) throws Exception {
    Answer answer =
        room.client()
            .post(
                V3 + "/register",
                "{'username':'%s','password':'%s','auth':{'type':'m.login.dummy'}}",
                name,
                Mailroom.PASSWORD)
            .expect(200);
    return room.client().as(answer.text("access_token"));
  }

  private Answer add(Client who, String name, String sid) throws Exception {
    return who.post(
        V3 + "/account/3pid/add",
        "{'sid':'%s','client_secret':'monkey','auth':{'type':'m.login.password',"
            + "'identifier':{'type':'m.id.user','user':'%s'},'password':'%s'}}",
        sid,
        name,
        Mailroom.PASSWORD);
  }

  @Test
  void isAddedListedUsedAndRemoved() throws Exception {
    Client adder = person("adder");
    String sid = room.asked(ASK, address, "monkey");
    assertEquals("M_THREEPID_AUTH_FAILED", add(adder, "adder", sid).expect(403).text("errcode"));

    room.client().get(room.mailbox().one(address).link()).expect(200);

    add(adder, "adder", sid).expect(200);
    assertTrue(adder.get(V3 + "/account/3pid").body().contains(address));
    room.login(address, Mailroom.PASSWORD).expect(200);
    Answer taken = room.ask(ASK, address, "other", 1).expect(400);
    assertEquals("M_THREEPID_IN_USE", taken.text("errcode"));
    assertEquals(
        "M_THREEPID_IN_USE", room.ask("register", address, "other", 1).expect(400).text("errcode"));
    adder
        .post(
            V3 + "/account/3pid/delete",
            "{'medium':'email','address':'%s'}",
            address.toUpperCase(Locale.ROOT))
        .expect(200);
    assertFalse(adder.get(V3 + "/account/3pid").body().contains(address));
  }

  @Test
  void isAddedByTheDeprecatedCallToo() throws Exception {
    Client adder = person("deprecated");
    String sid = room.asked(ASK, address, "monkey");
    room.client().get(room.mailbox().one(address).link()).expect(200);
    adder
        .post(
            V3 + "/account/3pid",
            "{'three_pid_creds':{'sid':'%s','client_secret':'monkey'},"
                + "'auth':{'type':'m.login.password','identifier':{'type':'m.id.user',"
                + "'user':'deprecated'},'password':'%s'}}",
            sid,
            Mailroom.PASSWORD)
        .expect(200);
    assertTrue(adder.get(V3 + "/account/3pid").body().contains(address));
  }

  @Test
  void belongsToTheFirstWhoAddsIt() throws Exception {
    Client first = person("first");
    Client second = person("second");
    String sid = room.asked(ASK, address, "monkey");
    room.client().get(room.mailbox().one(address).link()).expect(200);
    add(first, "first", sid).expect(200);
    assertEquals("M_THREEPID_IN_USE", add(second, "second", sid).expect(400).text("errcode"));
  }

  @Test
  void domainsOfAllLanguagesAreOneInTheDns() throws Exception {
    String name = address.substring(0, address.indexOf('@'));
    Answer asked = room.ask("register", name + "@bücher.example", "monkey", 1).expect(200);
    String same =
        room.ask("register", name.toUpperCase(Locale.ROOT) + "@BÜCHER.example", "monkey", 1)
            .expect(200)
            .text("sid");
    assertEquals(asked.text("sid"), same);
    room.client().get(room.mailbox().one(name + "@xn--bcher-kva.example").link()).expect(200);
    room.register(same, "monkey").expect(200);
    room.login(name + "@Bücher.example", Mailroom.PASSWORD).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "M_MISSING_PARAM | 'client_secret':'a','send_attempt':1",
        "M_MISSING_PARAM | 'email':'a@example.org','send_attempt':1",
        "M_MISSING_PARAM | 'email':'a@example.org','client_secret':'a'",
        "M_INVALID_PARAM | 'email':7,'client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@example.org','client_secret':'','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@example.org','client_secret':'a b','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@example.org','client_secret':'a','send_attempt':'1'",
        "M_INVALID_PARAM | 'email':'a@example.org','client_secret':'a','send_attempt':1.5",
        "M_INVALID_PARAM | 'email':'a@example.org','client_secret':'a','send_attempt':-1",
        "M_INVALID_PARAM | 'email':'nobody','client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@b@example.org','client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@example.org\\r\\nBcc: b@example.org','client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@example.org\\nRCPT TO:<b@example.org>','client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@example.org, b@example.org','client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'<script>@example.org','client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'mi\\u212Ae@example.org','client_secret':'a','send_attempt':1",
        "M_INVALID_PARAM | 'email':'a@example.org','client_secret':'a','send_attempt':1,'next_link':1"
      })
  void whatIsNoRequestIsRefused(String errcode, String fields) throws Exception {
    int before = room.mailbox().count();
    for (String what : new String[] {"register", "account/password", ASK}) {
      Answer answer =
          room.client().post(V3 + "/" + what + "/email/requestToken", "{" + fields + "}");
      assertEquals(errcode, answer.expect(400).text("errcode"));
    }
    assertEquals(before, room.mailbox().count());
  }

  @Test
  void thereAreNoOtherMedia() throws Exception {
    room.client().post(V3 + "/register/pigeon/requestToken", "{}").expect(404);
    Answer number =
        room.client()
            .post(
                V3 + "/register/msisdn/requestToken",
                "{'country':'GB','phone_number':'07400123456','client_secret':'a','send_attempt':1}");
    assertEquals("M_THREEPID_MEDIUM_NOT_SUPPORTED", number.expect(400).text("errcode"));
  }
}
