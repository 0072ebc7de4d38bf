package org.stagedoor.account.fallback;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.FakeJson;
import org.stagedoor.account.fake.House;
import org.stagedoor.account.login.LoginFixture;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.LoginOffers;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;

class LoginPageTest {
  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "correct battery");
  private final LoginChoices choices =
      new LoginChoices(house.installed, house.server, house.rules(Map.of()));
  private final LoginPage page = new LoginPage(choices);
  private final LoginPost post =
      new LoginPost(LoginFixture.login(house, Map.of()), choices, new FakeJson(), house.server);

  private static Call form(String user, String password) {
    return Calls.query("device_id", "PHONE", Dict.of("user", user, "password", password));
  }

  private Reply.Web answer(Call call) {
    return assertInstanceOf(Reply.Web.class, post.serve(call));
  }

  private String error(Call call, int status) {
    Reply.Web answer = answer(call);
    assertEquals(status, answer.status());
    Page.Form form = assertInstanceOf(Page.Form.class, answer.page());
    assertEquals("Log in", form.title());
    return answer.error().orElseThrow();
  }

  @Test
  void asksForNameAndPassword() {
    Reply.Web answer = assertInstanceOf(Reply.Web.class, page.serve(Calls.of(Dict.EMPTY)));
    Page.Form form = assertInstanceOf(Page.Form.class, answer.page());
    assertEquals(
        List.of("user", "password"), form.fields().stream().map(Page.Field::name).toList());
  }

  @Test
  void asksForNothingWhileNobodyCanLogIn() {
    house.installed.uninstallPasswords();
    Reply.Web answer = assertInstanceOf(Reply.Web.class, page.serve(Calls.of(Dict.EMPTY)));
    assertEquals(503, answer.status());
    assertInstanceOf(Page.Html.class, answer.page());
  }

  @Test
  void handsTheAnswerOver() {
    Page.Html done =
        assertInstanceOf(Page.Html.class, answer(form("Alice ", "correct battery")).page());
    assertTrue(
        done.body()
            .contains("data-response=\"&#123;&quot;access_token&quot;:&quot;access-1&quot;"));
    assertTrue(done.body().contains("src=\"/_matrix/static/client/login/login.js\""));
    assertEquals(Map.of("script-src", List.of("'self'")), done.origins());
    assertEquals(List.of("PHONE"), house.devices.ids(alice));
  }

  @Test
  void takesAddresses() {
    house.threePids.add(alice, new ThreePid("email", "a@example.com", Calls.NOW), Calls.NOW);
    assertInstanceOf(Page.Html.class, answer(form("A@example.com", "correct battery")).page());
    assertInstanceOf(Page.Html.class, answer(form("@alice:example.org", "correct battery")).page());
  }

  @Test
  void saysWhatWentWrong() {
    assertTrue(error(form("alice", "wrong"), 403).contains("wrong"));
    assertTrue(error(Calls.of(Dict.EMPTY), 403).contains("wrong"));
    Call strange =
        Calls.query("device_id", "", Dict.of("user", "alice", "password", "correct battery"));
    assertTrue(error(strange, 400).contains("your app"));
    house.accounts.move(alice, Account.State.LOCKED);
    assertTrue(error(form("alice", "correct battery"), 403).contains("locked"));
    for (int i = 0; i < 10; i++) {
      answer(form("alice", "wrong"));
    }
    assertTrue(error(form("alice", "wrong"), 429).contains("wait"));
    house.installed.uninstallPasswords();
    assertTrue(error(form("bob", "wrong"), 429).contains("wait"), "by address");
  }

  @Test
  void letsNothingIntoThePageUnescaped() {
    Call call =
        Calls.query(
            "device_id",
            "\"><script>{{form}}",
            Dict.of("user", "alice", "password", "correct battery"));
    Page.Html done = assertInstanceOf(Page.Html.class, answer(call).page());
    assertFalse(done.body().contains("<script>"));
    assertFalse(done.body().contains("{{form}}"));
  }

  @Test
  void servesItsScript() {
    Reply.File script =
        assertInstanceOf(Reply.File.class, new LoginScript().serve(Calls.of(Dict.EMPTY)));
    assertTrue(script.text().contains("matrixLogin.onLogin(response)"));
    assertTrue(script.text().contains("window.onLogin(response)"));
  }

  private static LoginOffers elsewhere() {
    return new LoginOffers() {
      @Override
      public List<Dict> flows() {
        return List.of();
      }

      @Override
      public List<Way> ways(URI back) {
        return List.of(new Way("A & B", URI.create("https://idp.example.org/?back=" + back)));
      }
    };
  }

  @Test
  void offersOtherWaysBesideThePassword() {
    house.installed.offer(elsewhere());
    Page.Html html = assertInstanceOf(Page.Html.class, opened(Calls.query("a", "1 2", Dict.EMPTY)));
    assertTrue(html.body().contains("A &amp; B"));
    assertTrue(html.body().contains("{{form}}"));
    assertTrue(html.body().contains("/_matrix/static/client/login/?a=1+2\""));

    house.installed.uninstallPasswords();
    html = assertInstanceOf(Page.Html.class, opened(Calls.of(Dict.EMPTY)));
    assertFalse(html.body().contains("{{form}}"));
  }

  @Test
  void whoComesBackPressesAButton() {
    Page.Form form =
        assertInstanceOf(Page.Form.class, opened(Calls.query("loginToken", "t0ken", Dict.EMPTY)));
    assertEquals("loginToken", form.fields().get(0).name());

    assertEquals(
        "This took too long, or was used already. Please start again.",
        error(Calls.query("loginToken", "t0ken", Dict.of("loginToken", "t0ken")), 403));
  }

  private Page opened(Call call) {
    return assertInstanceOf(Reply.Web.class, page.serve(call)).page();
  }
}
