package org.stagedoor.e2e.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.mail.Mailroom.V3;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.RunningServer;

/** Addresses that were proved at an identity server, and published there: where it is trusted. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class IdentityServerIT {
  private static final String PID = "org.stagedoor.identity";

  private static Mailroom room;
  private static StandInIdentityServer standIn;

  private final String address = Mailroom.freshAddress();

  @BeforeAll
  static void open() throws Exception {
    standIn = new StandInIdentityServer();
    room = Mailroom.open();
  }

  @AfterAll
  static void close() throws Exception {
    room.close();
    standIn.close();
  }

  private static void trust(Map<String, String> more) throws Exception {
    Map<String, String> settings = new HashMap<>(more);
    settings.put("servers", standIn.name());
    settings.put("certificate", standIn.certificate().toString());
    room.installation().set(PID, settings);
  }

  private static String creds(String sid) {
    return "'sid':'%s','client_secret':'monkey','id_server':'%s','id_access_token':'passport'"
        .formatted(sid, standIn.name());
  }

  private Answer register(String sid) throws Exception {
    return room.client()
        .post(
            V3 + "/register",
            "{'password':'"
                + Mailroom.PASSWORD
                + "','auth':{'type':'m.login.email.identity','threepid_creds':{"
                + creds(sid)
                + "}}}");
  }

  private Answer bind(Client who, String sid) throws Exception {
    return who.post(V3 + "/account/3pid/bind", "{" + creds(sid) + "}");
  }

  private static String unbound(Answer answer) {
    return answer.expect(200).text("id_server_unbind_result");
  }

  @Test
  @Order(1)
  void noneIsAskedUntilTheOperatorTrustsIt() throws Exception {
    standIn.prove("1", address);
    Client alice = room.person(Mailroom.freshAddress());
    assertEquals("M_UNAUTHORIZED", register("1").expect(401).text("errcode"));
    assertEquals("M_SERVER_NOT_TRUSTED", bind(alice, "1").expect(400).text("errcode"));
    assertEquals(List.of(), standIn.requests());
  }

  @Test
  @Order(2)
  void noneIsAskedInThePrivateNetwork() throws Exception {
    standIn.prove("2", address);
    Client alice = room.person(Mailroom.freshAddress());
    trust(Map.of());
    Await.until("the settings", () -> bind(alice, "2").status() == 503);
    register("2").expect(503);
    assertEquals(List.of(), standIn.requests());
  }

  @Test
  @Order(3)
  void aTrustedOneProvesAddressesOfNewAccounts() throws Exception {
    trust(Map.of("private.servers", standIn.name()));
    standIn.prove("3", address);
    Await.until("the settings", () -> register("unknown").status() == 401);
    Client alice = room.client().as(register("3").expect(200).text("access_token"));
    assertTrue(alice.get(V3 + "/account/3pid").expect(200).body().contains(address));
    Answer reset =
        room.client()
            .post(
                V3 + "/account/password",
                "{'new_password':'battery horse correct','auth':{'type':'m.login.email.identity',"
                    + "'threepid_creds':{"
                    + creds("3")
                    + "}}}");
    assertEquals("M_UNAUTHORIZED", reset.expect(401).text("errcode"));
  }

  @Test
  @Order(4)
  void whatWasBoundIsUnbound() throws Exception {
    Client alice = room.person(Mailroom.freshAddress());
    String user = alice.get(V3 + "/account/whoami").expect(200).text("user_id");
    assertEquals("M_NO_VALID_SESSION", bind(alice, "unknown").expect(404).text("errcode"));
    standIn.prove("4", address);
    bind(alice, "4").expect(200);
    assertEquals(Map.of(address, user), standIn.bound());

    String which = "{'medium':'email','address':'" + address + "'}";
    assertEquals("success", unbound(alice.post(V3 + "/account/3pid/unbind", which)));
    assertEquals(Map.of(), standIn.bound());
    assertEquals("no-support", unbound(alice.post(V3 + "/account/3pid/delete", which)));

    bind(alice, "4").expect(200);
    room.server().kill();
    room = new Mailroom(room.installation(), restarted(), room.mailbox());
    Client again = room.client().as(login(user));
    assertEquals("success", unbound(deactivate(again, user)));
    assertEquals(Map.of(), standIn.bound());
  }

  private static RunningServer restarted() throws Exception {
    return RunningServer.start(room.installation());
  }

  private static String login(String user) throws Exception {
    return room.client()
        .post(
            V3 + "/login",
            "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'%s'},"
                + "'password':'%s'}",
            user,
            Mailroom.PASSWORD)
        .expect(200)
        .text("access_token");
  }

  private static Answer deactivate(Client who, String user) throws Exception {
    return who.post(
        V3 + "/account/deactivate",
        "{'auth':{'type':'m.login.password','identifier':{'type':'m.id.user','user':'%s'},"
            + "'password':'%s'}}",
        user,
        Mailroom.PASSWORD);
  }
}
