package org.stagedoor.core.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.core.brand.Brand;

/**
 * The templates, compiled once: ours, and the operator's, which come first.
 *
 * @param all by name
 */
record Templates(Map<String, PageTemplate> all) {
  private static final Logger LOG = LoggerFactory.getLogger(Templates.class);

  private static final Map<String, PageTemplate> OURS = ours();

  private static Map<String, PageTemplate> ours() {
    Map<String, PageTemplate> ours = new HashMap<>();
    for (String name : List.of("layout", "form", "text", "choice")) {
      ours.put(name, PageTemplate.load(name + ".mustache"));
    }
    return Map.copyOf(ours);
  }

  static Templates of(Map<String, Brand.Template> own) {
    Map<String, PageTemplate> all = new HashMap<>(OURS);
    own.forEach(
        (name, template) -> {
          PageTemplate ours = OURS.get(name);
          if (ours == null) {
            LOG.error("{} is not used: there is no such template", template.path());
          } else {
            all.put(name, ours.under(template));
          }
        });
    return new Templates(Map.copyOf(all));
  }

  private PageTemplate get(String name) {
    return Objects.requireNonNull(all.get(name));
  }

  /** A whole page around a body. */
  String layout(Map<String, ?> values) {
    return get("layout").execute(values);
  }

  /** The body of a page with a form. */
  String form(Map<String, ?> values) {
    return get("form").execute(values);
  }

  /** The body of a page of paragraphs and perhaps a link. */
  String text(Map<String, ?> values) {
    return get("text").execute(values);
  }

  /** The body of a page that lets one choose. */
  String choice(Map<String, ?> values) {
    return get("choice").execute(values);
  }
}
