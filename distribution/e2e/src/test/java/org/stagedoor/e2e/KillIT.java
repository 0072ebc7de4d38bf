package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A server that is killed in the middle of its work keeps each promise: what was acknowledged is
 * there afterwards, what was not is there entirely or not at all, and it starts again by itself.
 */
class KillIT {
  private static final int KILLS = 50;
  private static final int LONGEST_LIFE_MILLIS = 600;
  private static final int CLIENTS = 3;

  @Test
  void whatWasAcknowledgedSurvivesSigkill() throws Exception {
    long seed = System.nanoTime();
    System.out.println("KillIT: seed " + seed);
    Random random = new Random(seed);
    Installation installation = Installation.fresh();
    // Whether a name is half there is found out by logging in, which counts as a guess.
    installation.set(
        "org.stagedoor.limits", Map.of("account.burst", "off", "address.burst", "off"));
    // A clean stop writes the class archive: fifty quick starts instead of fifty slow ones.
    RunningServer.start(installation).close();

    List<RegisteringLoad.Registered> acknowledged = new ArrayList<>();
    RegisteringLoad load = new RegisteringLoad("none", List.of());
    for (int kill = 0; kill < KILLS; kill++) {
      try (RunningServer server = RunningServer.start(installation)) {
        check(server.client(), load);
        load = RegisteringLoad.start(server.client(), "k" + kill, CLIENTS);
        Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
        server.kill();
        load.awaitEnd();
        acknowledged.addAll(load.acknowledged());
      }
    }

    try (RunningServer server = RunningServer.start(installation)) {
      check(server.client(), load);
      for (RegisteringLoad.Registered registered : acknowledged) {
        checkToken(server.client(), registered);
      }
    }
    System.out.println("KillIT: " + acknowledged.size() + " registrations survived");
    assertTrue(acknowledged.size() > KILLS, "the load was no load");
  }

  private static void check(Client client, RegisteringLoad load) throws Exception {
    for (RegisteringLoad.Registered registered : load.acknowledged()) {
      checkToken(client, registered);
      assertEquals(200, login(client, registered.name()).status(), registered.name());
    }
    for (String name : load.unanswered()) {
      checkWhole(client, name);
    }
  }

  private static void checkToken(Client client, RegisteringLoad.Registered registered)
      throws Exception {
    JsonObject me =
        client.as(registered.token()).get(Client.V3 + "/account/whoami").expect(200).json();
    assertEquals("@" + registered.name() + ":localhost", me.get("user_id").getAsString());
    assertEquals(registered.device(), me.get("device_id").getAsString());
  }

  /** A name is free and opens nothing, or it is taken and its password opens it. */
  private static void checkWhole(Client client, String name) throws Exception {
    int available = client.get(Client.V3 + "/register/available?username=" + name).status();
    int login = login(client, name).status();
    assertEquals(available == 200 ? 403 : 200, login, name + " is half there");
  }

  private static Answer login(Client client, String name) throws Exception {
    return client.post(
        Client.V3 + "/login",
        "{'type':'m.login.password','identifier':{'type':'m.id.user','user':'%s'},'password':'%s'}",
        name,
        RegisteringLoad.PASSWORD);
  }
}
