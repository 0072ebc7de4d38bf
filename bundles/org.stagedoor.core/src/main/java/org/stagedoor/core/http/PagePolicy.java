package org.stagedoor.core.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes a page's content security policy: nothing but what it needs. */
final class PagePolicy {
  private static final Set<String> OPEN =
      Set.of("script-src", "style-src", "img-src", "font-src", "frame-src", "connect-src");

  private static final String SELF = "'self'";

  private final Map<String, String> directives = new LinkedHashMap<>();

  PagePolicy() {
    directives.put("default-src", "'none'");
    directives.put("style-src", SELF);
    directives.put("img-src", SELF);
    directives.put("font-src", SELF);
    directives.put("form-action", SELF);
    directives.put("base-uri", "'none'");
    directives.put("frame-ancestors", "'none'");
  }

  /** Lets our own scripts run. */
  PagePolicy withScript() {
    directives.put("script-src", SELF);
    return this;
  }

  /**
   * Lets in what a stage's page asks for.
   *
   * @throws IllegalArgumentException if that is more than addresses of sites and our own: a stage
   *     cannot lift the protection
   */
  PagePolicy with(Map<String, List<String>> origins) {
    origins.forEach(
        (directive, sources) -> {
          if (!OPEN.contains(directive)) {
            throw new IllegalArgumentException("a page may not open " + directive);
          }
          sources.forEach(source -> directives.merge(directive, checked(source), this::join));
        });
    return this;
  }

  private String join(String before, String source) {
    return before + " " + source;
  }

  private static String checked(String source) {
    if (source.equals(SELF)) {
      return source;
    }
    URI uri = URI.create(source);
    boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    boolean clean = source.chars().allMatch(c -> c > 0x20 && c < 0x7F && c != ';' && c != ',');
    if (!web || uri.getHost() == null || !clean) {
      throw new IllegalArgumentException("not the address of a site: " + source);
    }
    return source;
  }

  /** The header's value. */
  @Override
  public String toString() {
    return directives.entrySet().stream()
        .map(directive -> directive.getKey() + " " + directive.getValue())
        .collect(Collectors.joining("; "));
  }
}
