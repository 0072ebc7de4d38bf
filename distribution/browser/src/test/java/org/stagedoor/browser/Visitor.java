package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.stagedoor.e2e.Await;

/** Somebody's browser: what it loads and complains of is written down. */
final class Visitor implements AutoCloseable {
  private final House house;
  private final BrowserContext context;
  private final Page page;
  private final AtomicInteger loads = new AtomicInteger();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private Visitor(House house, Browser.NewContextOptions options) {
    this.house = house;
    context = house.browser().newContext(options.setBaseURL(house.address().toString()));
    context.setDefaultTimeout(20_000);
    context.onRequest(request -> requests.add(request.url()));
    context.onConsoleMessage(this::note);
    context.onWebError(error -> complaints.add(error.error()));
    page = context.newPage();
    page.onLoad(loaded -> loads.incrementAndGet());
  }

  static Visitor of(House house) {
    return speaking(house, "en");
  }

  static Visitor speaking(House house, String language) {
    return new Visitor(house, new Browser.NewContextOptions().setLocale(language));
  }

  /** One whose browser was given a user name and a password for the server. */
  static Visitor known(House house, String user, String password) {
    return new Visitor(
        house, new Browser.NewContextOptions().setLocale("en").setHttpCredentials(user, password));
  }

  private void note(ConsoleMessage message) {
    // That a page is answered 4xx is what some tests are about.
    boolean status = message.text().startsWith("Failed to load resource: the server responded");
    if ((message.type().equals("error") || message.type().equals("warning")) && !status) {
      complaints.add(message.text());
    }
  }

  Page page() {
    return page;
  }

  BrowserContext context() {
    return context;
  }

  Response open(String path) {
    return page.navigate(path);
  }

  String heading() {
    return page.textContent("h1");
  }

  /** What has the focus, as an HTML tag or id; a page gives it only after it was shown. */
  String focus() throws Exception {
    Await.until(
        "the focus", () -> (Boolean) page.evaluate("document.activeElement !== document.body"));
    return String.valueOf(
        page.evaluate("document.activeElement.id || document.activeElement.localName"));
  }

  /** Presses Tab until something has the focus. */
  Visitor tabTo(String selector) {
    for (int i = 0; i < 20; i++) {
      page.keyboard().press("Tab");
      if ((Boolean)
          page.evaluate("selector => document.activeElement.matches(selector)", selector)) {
        return this;
      }
    }
    throw new AssertionError("Tab does not lead to " + selector + " in " + page.content());
  }

  Visitor type(String text) {
    page.keyboard().type(text);
    return this;
  }

  /** Presses a key and waits for the page that it leads to. */
  void go(String key) {
    int before = loads.get();
    page.keyboard().press(key);
    page.waitForCondition(() -> loads.get() > before);
  }

  Visitor press(String key) {
    page.keyboard().press(key);
    return this;
  }

  /** Waits for a script to say true; Playwright's own way is against the policy of our pages. */
  static void await(Page page, String expression) {
    page.waitForCondition(() -> Boolean.TRUE.equals(page.evaluate(expression)));
  }

  /** Nothing was loaded from elsewhere, and the browser has nothing to complain of. */
  void assertContent(String... alsoFrom) {
    assertNothingStrange(alsoFrom);
    assertEquals(List.of(), complaints, "the console");
  }

  /** Nothing was loaded from elsewhere. */
  void assertNothingStrange(String... alsoFrom) {
    List<String> allowed = new ArrayList<>(List.of(alsoFrom));
    allowed.add(house.address().toString());
    List<String> strange =
        requests.stream().filter(url -> allowed.stream().noneMatch(url::startsWith)).toList();
    assertEquals(List.of(), strange, "requests to third parties");
  }

  @Override
  public void close() {
    context.close();
  }
}
