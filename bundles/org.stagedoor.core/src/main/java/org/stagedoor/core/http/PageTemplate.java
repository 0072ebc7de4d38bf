package org.stagedoor.core.http;

import com.samskivert.mustache.Escapers;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.core.brand.Brand;

/**
 * A template, and what is used in its place when it is broken. Values are escaped; only three
 * braces let markup through. Used by any thread.
 */
final class PageTemplate {
  private static final Logger LOG = LoggerFactory.getLogger(PageTemplate.class);

  /** All that ends a text or a quoted attribute; jmustache's own also escapes what needs it not. */
  private static final Mustache.Escaper ESCAPER =
      Escapers.simple(
          new String[][] {
            {"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}, {"\"", "&quot;"}, {"'", "&#39;"}
          });

  private final String path;
  private final Template template;
  private final Optional<PageTemplate> otherwise;
  private final AtomicBoolean told = new AtomicBoolean();

  private PageTemplate(String path, Template template, Optional<PageTemplate> otherwise) {
    this.path = path;
    this.template = template;
    this.otherwise = otherwise;
  }

  /** One of ours. */
  static PageTemplate load(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("missing resource " + name);
      }
      String source = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new PageTemplate(name, compile(source), Optional.empty());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The operator's, upon this one; this one, if it is none. */
  PageTemplate under(Brand.Template own) {
    try {
      return new PageTemplate(own.path(), compile(own.source()), Optional.of(this));
    } catch (RuntimeException e) { // of many classes, as what is wrong has it
      LOG.error("{} is no template, ours is used: {}", own.path(), e.getMessage());
      return this;
    }
  }

  private static Template compile(String source) {
    return Mustache.compiler().emptyStringIsFalse(true).withEscaper(ESCAPER).compile(source);
  }

  /** Fills in the values. */
  String execute(Map<String, ?> values) {
    try {
      return template.execute(values);
    } catch (RuntimeException e) { // of many classes, as what is wrong has it
      if (otherwise.isEmpty()) {
        throw e;
      }
      if (told.compareAndSet(false, true)) {
        LOG.error("{} fails, ours is used: {}", path, e.getMessage());
      }
      return otherwise.get().execute(values);
    }
  }
}
