package org.stagedoor.browser;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** axe-core: reads pages as assistive technology would. */
final class Axe {
  private static final String SCRIPT = script();

  private static final String SERIOUS =
      """
      async (part) => {
        const found = await axe.run(part, { resultTypes: ["violations"] });
        return found.violations
          .filter(one => one.impact === "serious" || one.impact === "critical")
          .map(one => one.id + ": " + one.nodes.map(node => node.html).join(" "));
      }
      """;

  private Axe() {}

  /** What is serious or critical on a page. */
  static List<String> serious(Page page) {
    return serious(page, ":root");
  }

  /** The same in what a selector finds. */
  @SuppressWarnings("unchecked") // By what the script returns.
  static List<String> serious(Page page, String part) {
    if ((Boolean) page.evaluate("typeof axe === 'undefined'")) {
      page.evaluate(SCRIPT);
    }
    return (List<String>) page.evaluate(SERIOUS, part);
  }

  private static String script() {
    try (InputStream in = Axe.class.getResourceAsStream("/axe.min.js")) {
      if (in == null) {
        throw new IllegalStateException("axe-core is not on the class path");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
