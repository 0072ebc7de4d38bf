package org.stagedoor.core.http;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A route as it is written: a method and a path with braces.
 *
 * @param method the HTTP method
 * @param segments the path's segments; those in braces with them
 */
record RoutePattern(String method, List<String> segments) {
  /** What {@code {v}} stands for. */
  static final List<String> VERSIONS = List.of("r0", "v3", "unstable");

  private static final Set<String> METHODS =
      Set.of("GET", "POST", "PUT", "DELETE", "PATCH"); // HEAD and OPTIONS are answered by ourselves

  RoutePattern {
    segments = List.copyOf(segments);
  }

  /**
   * Reads a route.
   *
   * @throws IllegalArgumentException if it is malformed; the message says how
   */
  static RoutePattern parse(String route) {
    int space = route.indexOf(' ');
    if (space < 0 || !METHODS.contains(route.substring(0, space))) {
      throw new IllegalArgumentException("it must start with one of " + METHODS + " and a space");
    }
    String path = route.substring(space + 1);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("the path must start with a slash");
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    Set<String> names = new HashSet<>();
    for (int i = 0; i < segments.size(); i++) {
      check(segments.get(i), i == segments.size() - 1, names);
    }
    return new RoutePattern(route.substring(0, space), segments);
  }

  private static void check(String segment, boolean last, Set<String> names) {
    boolean variable = segment.startsWith("{") && segment.endsWith("}");
    if (!variable) {
      if (segment.indexOf('{') >= 0 || segment.indexOf('}') >= 0) {
        throw new IllegalArgumentException("braces must hold a whole segment: " + segment);
      }
      return;
    }
    String name = name(segment);
    if (name.isEmpty() || !name.chars().allMatch(RoutePattern::isWord)) {
      throw new IllegalArgumentException("no name: " + segment);
    }
    if (!names.add(name)) {
      throw new IllegalArgumentException("two of one name: " + segment);
    }
    if (isRest(segment) && !last) {
      throw new IllegalArgumentException("only the last may have an asterisk: " + segment);
    }
  }

  private static boolean isWord(int c) {
    return c == '_' || (c < 0x80 && Character.isLetterOrDigit(c));
  }

  static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  static boolean isRest(String segment) {
    return segment.endsWith("*}");
  }

  /** The name between the braces. */
  static String name(String segment) {
    return segment.substring(1, segment.length() - (isRest(segment) ? 2 : 1));
  }

  /** What stands for the braces in the segments of a path, by the names between the braces. */
  Map<String, String> parameters(List<String> path) {
    Map<String, String> parameters = Map.of();
    for (int i = 0; i < segments.size(); i++) {
      String segment = segments.get(i);
      if (isVariable(segment)) {
        String value =
            isRest(segment) ? String.join("/", path.subList(i, path.size())) : path.get(i);
        parameters = with(parameters, name(segment), value);
      }
    }
    return parameters;
  }

  /** Most paths have one, the version. */
  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    if (some.isEmpty()) {
      return Map.of(name, value);
    }
    Map<String, String> more = new HashMap<>(some);
    more.put(name, value);
    return Map.copyOf(more);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return method + " /" + String.join("/", segments);
  }
}
