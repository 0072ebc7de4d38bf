package org.stagedoor.browser;

import java.util.function.Consumer;

/** How each stage's page is completed, by keyboard alone, once it is open. */
enum StagePage {
  DUMMY("m.login.dummy", visitor -> visitor.tabTo("button")),
  TERMS(
      "m.login.terms",
      visitor ->
          visitor
              .tabTo("[name='accept.house']")
              .press("Space")
              .tabTo("[name='accept.privacy']")
              .press("Space")
              .tabTo("button")),
  RECAPTCHA("m.login.recaptcha", visitor -> visitor.tabTo("input").press("Space").tabTo("button")),
  REGISTRATION_TOKEN(
      "m.login.registration_token",
      visitor -> visitor.tabTo("[name=token]").type(House.REGISTRATION_TOKEN)),
  ALTCHA(
      "org.stagedoor.login.altcha",
      visitor -> {
        visitor.page().waitForSelector("button:enabled");
        visitor.tabTo("button");
      }),
  PASSWORD("m.login.password", visitor -> visitor.tabTo("[name=password]").type(House.PASSWORD));

  private final String type;

  @SuppressWarnings("ImmutableEnumChecker") // They hold nothing.
  private final Consumer<Visitor> keys;

  StagePage(String type, Consumer<Visitor> keys) {
    this.type = type;
    this.keys = keys;
  }

  String type() {
    return type;
  }

  /** A call that waits for this stage. */
  Waiting waiting(House house) throws Exception {
    return this == PASSWORD ? house.removal() : house.registration();
  }

  /** The other sites that it needs. */
  String[] sites(House house) {
    return this == RECAPTCHA ? new String[] {house.captchas()} : new String[0];
  }

  /** Does what the page asks for, and presses Enter. */
  void complete(Visitor visitor) {
    keys.accept(visitor);
    visitor.go("Enter");
  }
}
