package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;

/** The page in Felix's Web Console, and who gets there. */
@ExtendWith(House.Open.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebConsoleIT {
  private static final String CONSOLE = "/system/console";
  private static final String PAGE = CONSOLE + "/stagedoor";
  private static final String RIDDLE = "org.example.riddle";
  private static final Path PICTURE =
      Path.of(System.getProperty("stagedoor.screenshots")).resolve("webconsole.png");

  private final House house;
  private final List<Path> jars;
  private final String token;

  WebConsoleIT(House house) throws Exception {
    this.house = house;
    jars = jars("optional/webconsole");
    token = house.administrator("stagehand");
  }

  private List<Path> jars(String folder) throws IOException {
    try (Stream<Path> files = Files.list(house.installation().home().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".jar")).toList();
    }
  }

  @BeforeAll
  void putInPlace() throws Exception {
    assertEquals(4, jars.size());
    for (Path jar : jars) {
      house.installation().drop(jar);
    }
    Await.until("the Web Console", () -> as("stagehand", token).get(PAGE).status() == 200);
  }

  @AfterAll
  void takeAway() throws IOException {
    for (Path jar : jars) {
      house.installation().remove(jar);
    }
  }

  private Client as(String user, String password) {
    byte[] both = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return house
        .client()
        .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(both));
  }

  @Test
  void othersGetNothing() throws Exception {
    String person =
        house
            .client()
            .post(
                V3 + "/register", "{'password':'%s','auth':{'type':'m.login.dummy'}}", "a b c d e")
            .expect(200)
            .text("access_token");
    for (Client other :
        List.of(
            house.client(),
            as("admin", "admin"),
            as("stagehand", "wrong"),
            as("somebody", token),
            as("", person))) {
      Answer answer = other.get(PAGE);
      assertEquals(401, answer.status());
      assertEquals("", answer.body());
    }
  }

  @Test
  void itsOwnPagesAreShut() throws Exception {
    Client admin = as("", token);
    for (String path : List.of("/bundles", "/configMgr", "/bundles.json", "/vmstat", "/services")) {
      assertEquals(403, admin.get(CONSOLE + path).status(), path);
      assertEquals(403, admin.post(CONSOLE + path, "{}").status(), path);
    }
  }

  @Test
  void aTokenThatIsRevokedIsOutAtOnce() throws Exception {
    String other = house.administrator("understudy");
    as("understudy", other).get(PAGE).expect(200);
    house.client().as(other).post(V3 + "/logout", "{}").expect(200);
    assertEquals(401, as("understudy", other).get(PAGE).status());
  }

  @Test
  void ordersOfOtherSitesAreNotTaken() throws Exception {
    Answer answer =
        as("stagehand", token)
            .with("Content-Type", "application/x-www-form-urlencoded")
            .with("Origin", "https://evil.example")
            .with("Sec-Fetch-Site", "cross-site")
            .send(
                "POST", PAGE, BodyPublishers.ofString("order=stop&name=org.stagedoor.stage.dummy"));
    assertTrue(answer.body().contains("Nothing was done"), answer.body());
    house.registration();
  }

  @Test
  void showsInstallsAndStops() throws Exception {
    try (Visitor visitor = Visitor.known(house, "stagehand", token)) {
      visitor.open(CONSOLE);
      Page page = visitor.page();
      assertTrue(page.url().endsWith(PAGE), page.url());
      String text = page.innerText(".sd");
      assertTrue(text.contains("m.login.dummy"), text);
      assertTrue(text.contains("“org.example.riddle” of register is not offered"), text);

      page.setInputFiles("input[type=file]", jars("example").get(0));
      page.click("button:text-is('Install')");

      assertTrue(page.innerText(".sd-told").contains("serving"), page.innerText(".sd"));
      assertTrue(page.innerText(".sd").contains(RIDDLE), page.innerText(".sd"));
      assertTrue(challenge().contains(RIDDLE), challenge());
      page.screenshot(new Page.ScreenshotOptions().setPath(PICTURE).setFullPage(true));
      assertEquals(List.of(), Axe.serious(page, ".sd"));

      page.click("button[aria-label='Stop org.stagedoor.example.riddle'] >> nth=0");

      assertFalse(challenge().contains(RIDDLE), challenge());
      page.click("button[aria-label^='Remove org.stagedoor.example.riddle']");
      assertTrue(page.innerText(".sd-told").length() > 0);
      visitor.assertNothingStrange();
    }
  }

  private String challenge() throws Exception {
    return house.client().post(V3 + "/register", "{}").expect(401).body();
  }
}
