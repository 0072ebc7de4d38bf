package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.AuthenticatorApp;

/** Adding an authenticator app, by keyboard. */
@ExtendWith(House.Open.class)
class AuthenticatorAppIT {
  private final House house;

  AuthenticatorAppIT(House house) {
    this.house = house;
  }

  @Test
  void addingOne() throws Exception {
    String name = house.person().get(V3 + "/account/whoami").expect(200).text("user_id");
    try (Visitor visitor = Visitor.of(house)) {
      visitor.open("/stagedoor/totp");
      assertTrue(visitor.page().content().contains("add an authenticator app"));
      visitor.tabTo("[name=user]").type(name).tabTo("[name=password]").type(House.PASSWORD);
      visitor.go("Enter");

      assertEquals("Authenticator app", visitor.heading());
      assertEquals(1, visitor.page().locator("svg[role=img]").count());
      assertTrue(visitor.page().locator("svg").boundingBox().width > 150);
      assertEquals(10, visitor.page().locator("li code").count());
      assertEquals(List.of(), Axe.serious(visitor.page()));
      String key = visitor.page().locator("p code").textContent().replace(" ", "");
      visitor.tabTo("[name=code]").type("000000x").go("Enter");
      assertEquals("error", visitor.focus());

      visitor.tabTo("[name=code]").type(new AuthenticatorApp(key).code(0)).go("Enter");

      assertTrue(visitor.page().content().contains("From now on you are asked"));
      visitor.assertContent();
    }
  }
}
