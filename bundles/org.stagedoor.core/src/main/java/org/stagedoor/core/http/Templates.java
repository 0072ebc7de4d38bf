package org.stagedoor.core.http;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The templates, compiled once. Values are escaped; only three braces let markup through. */
final class Templates {
  /** All that ends a text or a quoted attribute; jmustache's own also escapes what needs it not. */
  private static final Mustache.Escaper ESCAPER =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
          });

  private final Template layout = load("layout.mustache");
  private final Template form = load("form.mustache");
  private final Template text = load("text.mustache");

  /** A whole page around a body. */
  String layout(Map<String, ?> values) {
    return layout.execute(values);
  }

  /** The body of a page with a form. */
  String form(Map<String, ?> values) {
    return form.execute(values);
  }

  /** The body of a page of paragraphs and perhaps a link. */
  String text(Map<String, ?> values) {
    return text.execute(values);
  }

  private static Template load(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      return Mustache.compiler()
          .emptyStringIsFalse(true)
          .withEscaper(ESCAPER)
          .compile(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
