package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;

/** Log-in and confirmation by an identity provider, as people go through it. */
@ExtendWith(House.Open.class)
class SingleSignOnIT {
  private final House house;

  SingleSignOnIT(House house) {
    this.house = house;
  }

  private String client() {
    return house.captchas() + "/client";
  }

  /** Begins to log in, and logs in elsewhere. */
  private void logIn(Visitor visitor, String who) {
    visitor.open(
        V3
            + "/login/sso/redirect/"
            + House.PROVIDER
            + "?redirectUrl="
            + URLEncoder.encode(client(), StandardCharsets.UTF_8));
    introduce(visitor, who);
  }

  private static void introduce(Visitor visitor, String who) {
    visitor.page().waitForSelector("[name=code]");
    visitor.page().fill("[name=code]", who);
    visitor.page().click("button");
  }

  /** Says yes to the client; returns the login token that it is sent. */
  private String enter(Visitor visitor) throws Exception {
    visitor.page().waitForSelector("text=wants to be logged in as");
    assertTrue(visitor.page().content().contains(house.captchas()));
    visitor.page().click("a.button");
    visitor.page().waitForURL(url -> url.startsWith(client()));
    return IdentitySite.query(URI.create(visitor.page().url()).getRawQuery())
        .getOrDefault("loginToken", "");
  }

  private Answer use(String token) throws Exception {
    return house
        .client()
        .post(V3 + "/login", "{'type':'m.login.token','token':'%s','device_id':'PHONE'}", token)
        .expect(200);
  }

  private String member() throws Exception {
    String user = house.person().get(V3 + "/account/whoami").expect(200).text("user_id");
    return user.substring(1, user.indexOf(':'));
  }

  @Test
  void whoComesForTheFirstTimeGetsAnAccountAndConfirmsWithIt() throws Exception {
    try (Visitor visitor = Visitor.of(house)) {
      logIn(visitor, "guest");
      Answer in = use(enter(visitor));
      assertEquals("@guest:localhost", in.text("user_id"));

      Waiting waiting = house.removal(house.client().as(in.text("access_token")));
      visitor.open(waiting.fallback("m.login.sso"));
      assertTrue(visitor.page().content().contains("A client is trying to"));
      visitor.page().click("main button");
      introduce(visitor, "somebody-else");
      visitor.page().waitForSelector("text=nobody is known here");
      assertEquals("error", visitor.focus());
      visitor.page().click("main button");
      introduce(visitor, "guest");
      visitor.page().waitForSelector("text=Confirmed");
      waiting.poll().expect(200);
    }
  }

  @Test
  void whoHasAnAccountProvesItAndIsLedOn() throws Exception {
    String name = member();
    try (Visitor visitor = Visitor.of(house)) {
      logIn(visitor, name);
      visitor.page().waitForSelector("#name");
      assertEquals(name, visitor.page().inputValue("#name"));
      visitor.page().click("a.button");
      visitor.page().waitForSelector("[name=password]");
      assertTrue(visitor.page().content().contains("log in to your account"));
      visitor.page().fill("[name=user]", name);
      visitor.page().fill("[name=password]", House.PASSWORD);
      visitor.page().click("main button");
      assertEquals("@" + name + ":localhost", use(enter(visitor)).text("user_id"));
    }
    try (Visitor visitor = Visitor.of(house)) {
      logIn(visitor, name);
      assertEquals("@" + name + ":localhost", use(enter(visitor)).text("user_id"));
    }
  }

  @Test
  void whoHasNoAccountChoosesAnotherName() throws Exception {
    String name = member();
    try (Visitor visitor = Visitor.of(house)) {
      logIn(visitor, name);
      visitor.page().waitForSelector("#name");
      assertEquals(List.of(), Axe.serious(visitor.page()));
      visitor.page().click("form button");
      visitor.page().waitForSelector("text=This user name is taken");
      assertEquals("error", visitor.focus());
      visitor.page().fill("#name", name + "-elsewhere");
      visitor.page().click("form button");
      visitor.page().waitForSelector("text=wants to be logged in as");
      assertEquals(List.of(), Axe.serious(visitor.page()));
      assertEquals("@" + name + "-elsewhere:localhost", use(enter(visitor)).text("user_id"));
    }
  }

  @Test
  void theLoginPageOffersTheProvider() {
    try (Visitor visitor = Visitor.of(house)) {
      visitor
          .context()
          .addInitScript("window.matrixLogin = { onLogin: answer => window.answer = answer }");
      visitor.open("/_matrix/static/client/login/");
      assertEquals(List.of(), Axe.serious(visitor.page()));
      visitor.page().click("text=Elsewhere");
      introduce(visitor, "embedded");
      visitor.page().waitForSelector("text=You are back");
      visitor.page().click("main button");
      Visitor.await(visitor.page(), "!!window.answer");
      assertEquals("@embedded:localhost", visitor.page().evaluate("window.answer.user_id"));
    }
  }
}
