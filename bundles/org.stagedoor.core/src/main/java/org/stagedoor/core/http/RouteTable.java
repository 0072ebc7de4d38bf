package org.stagedoor.core.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * All routes at one moment, immutable: a tree of segments, searched literal first. Safe for any
 * number of threads.
 */
final class RouteTable {
  /** Without any route. */
  static final RouteTable EMPTY = new RouteTable(List.of());

  private final Node root = new Node();

  /**
   * Makes a table.
   *
   * @param routes the routes; of two that are the same the first serves
   */
  RouteTable(List<Routed> routes) {
    for (Routed routed : routes) {
      root.add(routed, 0);
    }
  }

  /** What a request leads to. */
  Match find(String method, List<String> segments) {
    Routed routed = root.find(method, segments, 0);
    if (routed != null) {
      return new Match.Found(routed, routed.pattern().parameters(segments));
    }
    Set<String> allowed = new TreeSet<>();
    root.collect(allowed, segments, 0);
    return allowed.isEmpty() ? Match.NOTHING : new Match.WrongMethod(allowed);
  }

  /** Filled while the table is made, then only read. */
  private static final class Node {
    private final Map<String, Node> literals = new HashMap<>();
    private final Map<String, Routed> here = new HashMap<>();
    private final Map<String, Routed> rest = new HashMap<>();
    private @Nullable Node variable;

    void add(Routed routed, int depth) {
      List<String> segments = routed.pattern().segments();
      if (depth == segments.size()) {
        here.putIfAbsent(routed.pattern().method(), routed);
        return;
      }
      String segment = segments.get(depth);
      if (RoutePattern.isRest(segment)) {
        rest.putIfAbsent(routed.pattern().method(), routed);
      } else if (segment.equals("{v}")) {
        RoutePattern.VERSIONS.forEach(version -> literal(version).add(routed, depth + 1));
      } else if (RoutePattern.isVariable(segment)) {
        variable = variable == null ? new Node() : variable;
        variable.add(routed, depth + 1);
      } else {
        literal(segment).add(routed, depth + 1);
      }
    }

    private Node literal(String segment) {
      return literals.computeIfAbsent(segment, key -> new Node());
    }

    @Nullable Routed find(String method, List<String> segments, int depth) {
      if (depth == segments.size()) {
        return here.get(method);
      }
      String segment = segments.get(depth);
      Node literal = literals.get(segment);
      Routed found = literal == null ? null : literal.find(method, segments, depth + 1);
      if (found == null && variable != null && !segment.isEmpty()) {
        found = variable.find(method, segments, depth + 1);
      }
      return found == null ? rest.get(method) : found;
    }

    /** Adds the methods with which a path leads somewhere. */
    void collect(Set<String> methods, List<String> segments, int depth) {
      if (depth == segments.size()) {
        methods.addAll(here.keySet());
        return;
      }
      String segment = segments.get(depth);
      Node literal = literals.get(segment);
      if (literal != null) {
        literal.collect(methods, segments, depth + 1);
      }
      if (variable != null && !segment.isEmpty()) {
        variable.collect(methods, segments, depth + 1);
      }
      methods.addAll(rest.keySet());
    }
  }
}
