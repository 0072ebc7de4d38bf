package org.stagedoor.federation;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/** Somebody with a browser of her own, and a client that her log-in is for. */
final class Guest implements AutoCloseable {
  static final String PASSWORD = "a password of the house";

  private static final double PATIENCE_MILLIS = 60_000;

  private final House house;
  private final BrowserContext context;
  private final Page page;

  Guest(House house, Browser browser) {
    this.house = house;
    context =
        browser.newContext(
            new Browser.NewContextOptions().setBaseURL(house.address()).setLocale("en"));
    context.setDefaultTimeout(PATIENCE_MILLIS);
    page = context.newPage();
  }

  Page page() {
    return page;
  }

  void open(String path) {
    page.navigate(path);
  }

  /** Waits until the browser is where she is to be. */
  void await(Predicate<String> where) {
    page.waitForURL(where);
  }

  /** Presses the button of a page of ours, and the one of the page that leads away after it. */
  void goOn() {
    press("button.primary, main button:not(.quiet)");
    page.waitForCondition(
        () -> !atHome() || page.locator("a.button").count() > 0 || page.url().contains("done"));
    if (atHome() && page.locator("a.button").count() > 0) {
      page.locator("a.button").first().click();
    }
  }

  /** Presses the first of some buttons. */
  void press(String selector) {
    page.locator(selector).first().click();
  }

  boolean atClient() {
    return page.url().startsWith(house.app());
  }

  boolean atHome() {
    return page.url().startsWith(house.address() + "/");
  }

  /** Fills in Keycloak's form; who she is may stand there already. */
  void logInAtKeycloak(String username) {
    page.waitForSelector("#password");
    Locator name = page.locator("#username");
    if (name.count() > 0 && name.isEditable()) {
      name.fill(username);
    }
    page.fill("#password", PASSWORD);
    page.click("#kc-login");
  }

  /** The same, but does not follow it to where it leads: returns that address. */
  String logInAtKeycloakAndStop(String username) {
    CompletableFuture<String> address = new CompletableFuture<>();
    page.route(
        url -> url.contains("/login-actions/authenticate"),
        route -> {
          APIResponse answer = route.fetch(new Route.FetchOptions().setMaxRedirects(0));
          address.complete(answer.headers().get("location"));
          route.fulfill(new Route.FulfillOptions().setBody("on the way back"));
        });
    logInAtKeycloak(username);
    page.waitForCondition(address::isDone);
    page.unrouteAll();
    return address.join();
  }

  void logInAtCas(String username) {
    page.fill("#username", username);
    page.fill("#password", PASSWORD);
    page.click("button[name=submitBtn], button[type=submit], #submitBtn");
  }

  /** The login token that the client was sent. */
  String loginToken() {
    await(url -> url.startsWith(house.app()));
    return URI.create(page.url()).getQuery().replaceFirst(".*loginToken=", "");
  }

  String heading() {
    return page.textContent("h1");
  }

  String text() {
    return page.textContent("body");
  }

  @Override
  public void close() {
    context.close();
  }
}
