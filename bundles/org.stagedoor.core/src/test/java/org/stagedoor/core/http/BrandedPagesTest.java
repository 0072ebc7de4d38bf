package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.stagedoor.core.brand.Brand;
import org.stagedoor.core.protocol.View;

@Timeout(60)
class BrandedPagesTest {
  private static final String PAGE = "/_matrix/client/v3/auth/m.test/fallback/web?session=S1";

  private EdgeServer server;
  private RawHttp http;

  @BeforeEach
  void start() throws Exception {
    server = new EdgeServer();
    http = server.http();
  }

  @AfterEach
  void stop() throws Exception {
    server.close();
  }

  private void template(String name, String source) {
    Brand.Template template = new Brand.Template("etc/pages/" + name + ".mustache", source);
    server.brand = new Brand(Map.of(name, template), Map.of(), Map.of());
  }

  private void texts(String language, Map<String, String> texts) {
    server.brand = new Brand(Map.of(), Map.of(language, texts), Map.of());
  }

  private String page(String... headers) throws Exception {
    RawHttp.Response page = http.send("GET", PAGE, headers);
    assertEquals(200, page.status(), page.body());
    return page.body();
  }

  @Test
  void anOwnTemplateIsUsedAtOnce() throws Exception {
    template("layout", "<title>{{title}}</title><b>{{server}}</b>{{{body}}}");
    String page = page();
    assertTrue(page.startsWith("<title>Your password</title><b>example.org</b><form "), page);
    server.brand = Brand.NONE;
    assertTrue(page().startsWith("<!DOCTYPE html>"));
  }

  @Test
  void ownTemplatesEscapeToo() throws Exception {
    template("layout", "{{purpose}}");
    assertEquals("A client is trying to remove &lt;b&gt;a device&lt;/b&gt;.", page());
  }

  @Test
  void aBrokenTemplateGivesWayToOurs() throws Exception {
    String ours = page();
    for (String broken : List.of("{{#open}}", "{{nothing.of.the.kind}}", "{{> ../secret}}")) {
      template("layout", broken);
      assertEquals(ours.lines().count(), page().lines().count(), broken);
    }
    template("unheardof", "x");
    assertTrue(page().contains("<main>"));
  }

  @Test
  void ownTextsComeFirst() throws Exception {
    texts(
        "de",
        Map.of(
            "m.test.title", "Euer Passwort",
            "m.test.field.password", "Losung",
            "purpose.op", "etwas zu tun",
            "m.test.error.M_FORBIDDEN", "Nein & nein"));
    server.engine.view =
        EdgeServer.always(
            new View.Show(
                FakeEngine.FORM,
                FakeEngine.STEP,
                Optional.of(new View.Problem("M_FORBIDDEN", "No", true))));
    String german = page("Accept-Language: de-AT, en;q=0.5");
    assertTrue(german.contains(">Euer Passwort</h1>"), german);
    assertTrue(german.contains(">Losung</label>"));
    assertTrue(german.contains("Ein Client versucht, etwas zu tun."));
    assertTrue(german.contains("Nein &amp; nein"));
    assertTrue(german.contains("name=\"h\" value=\"&quot;hidden&quot;\""));
    assertTrue(page("Accept-Language: en").contains(">Your password</h1>"));
  }

  @Test
  void anotherLanguageStandsUponEnglish() throws Exception {
    texts("it", Map.of("step", "Passo {0} di {1}"));
    String italian = page("Accept-Language: it, de;q=0.5");
    assertTrue(italian.contains("<html lang=\"it\""), italian);
    assertTrue(italian.contains("Passo 2 di 2"));
    assertTrue(italian.contains("A client is trying to"));
    assertEquals(Locale.ITALIAN, server.engine.origins.get(0).locales().get(0));
  }

  @Test
  void stagesSpeakTheLanguageOfThePage() throws Exception {
    page("Accept-Language: ja, fr;q=0.8, de;q=0.5");
    assertEquals(
        List.of(Locale.FRENCH, Locale.JAPANESE, Locale.GERMAN),
        server.engine.origins.get(0).locales());
  }

  @Test
  void problemsThatNoStageWordedAreTranslated() throws Exception {
    server.engine.view =
        EdgeServer.always(
            new View.Show(
                FakeEngine.FORM,
                FakeEngine.STEP,
                Optional.of(new View.Problem("M_MISSING_PARAM", "Missing password", false))));
    assertTrue(page("Accept-Language: de").contains("alle Felder aus."));
    assertFalse(page().contains("Missing password"));
  }

  @Test
  void ownFilesAreServed() throws Exception {
    byte[] css = "main { color: red }".getBytes(StandardCharsets.UTF_8);
    byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
    server.brand =
        new Brand(
            Map.of(),
            Map.of(),
            Map.of(
                "brand.css", new Brand.File("text/css;charset=utf-8", css),
                "logo.svg", new Brand.File("image/svg+xml", svg)));
    String page = page();
    assertTrue(page.contains("<img src=\"/stagedoor/logo.svg?v="), page);
    assertTrue(page.contains("href=\"/stagedoor/brand.css?v="));
    RawHttp.Response logo = http.send("GET", "/stagedoor/logo.svg");
    assertEquals(List.of("image/svg+xml"), logo.headers("Content-Type"));
    assertEquals(List.of("default-src 'none'; sandbox"), logo.headers("Content-Security-Policy"));
    assertEquals("main { color: red }", http.send("GET", "/stagedoor/brand.css").body());
    server.brand = Brand.NONE;
    assertEquals(404, http.send("GET", "/stagedoor/brand.css").status());
    assertTrue(page().contains("<img src=\"/stagedoor/mark.svg?v="));
  }
}
