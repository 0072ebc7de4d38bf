package org.stagedoor.browser;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Await;

/** Templates, texts and pictures of one's own, while the server runs. */
@ExtendWith(House.Open.class)
class BrandIT {
  private static final String COLOUR =
      "getComputedStyle(document.querySelector('button')).backgroundColor";

  private final House house;

  BrandIT(House house) {
    this.house = house;
  }

  @Test
  void filesInAFolderChangeThePages() throws Exception {
    Path folder = Files.createDirectories(house.installation().etc().resolve("pages"));
    Path logo = folder.resolve("logo.svg");
    Path colours = folder.resolve("brand.css");
    Path texts = folder.resolve("messages_en.properties");
    Path template = folder.resolve("form.mustache");
    String page = house.registration().fallback("m.login.dummy");
    try (Visitor visitor = Visitor.of(house)) {
      Files.writeString(
          logo,
          "<svg xmlns='http://www.w3.org/2000/svg' width='64' height='32'>"
              + "<rect width='64' height='32' fill='#7a1fa2'/></svg>");
      Files.writeString(colours, ":root { --accent: rgb(122, 31, 162) }");
      Files.writeString(texts, "m.login.dummy.title = Welcome to the Globe");
      Await.until("the new texts", () -> shows(visitor, page, "Welcome to the Globe"));
      assertEquals("rgb(122, 31, 162)", visitor.page().evaluate(COLOUR));
      assertEquals(
          64, visitor.page().evaluate("document.querySelector('header img').naturalWidth"));

      Files.writeString(template, "{{#never}} ends");
      Await.until(
          "the log to name the broken template",
          () -> {
            visitor.open(page);
            return house.server().log().toString().contains("form.mustache is no template");
          });
      assertTrue(visitor.page().isVisible("button"));
      visitor.assertContent();
    } finally {
      for (Path file : new Path[] {logo, colours, texts, template}) {
        Files.deleteIfExists(file);
      }
    }
    // A page that others load next may not link to what is gone.
    try (Visitor visitor = Visitor.of(house)) {
      Await.until("the own pages", () -> !shows(visitor, page, "Welcome to the Globe"));
    }
  }

  private static boolean shows(Visitor visitor, String page, String heading) {
    visitor.open(page);
    return heading.equals(visitor.heading());
  }
}
