package org.stagedoor.core.http;

import java.util.Map;
import java.util.Set;

/** What a request's method and path lead to. */
sealed interface Match permits Match.Found, Match.WrongMethod, Match.Nothing {
  /** Nothing is there. */
  Match NOTHING = new Nothing();

  /**
   * A service.
   *
   * @param routed the service
   * @param parameters what stood for the braces
   */
  record Found(Routed routed, Map<String, String> parameters) implements Match {}

  /**
   * The path is there, for other methods.
   *
   * @param allowed those
   */
  record WrongMethod(Set<String> allowed) implements Match {}

  /** Nothing is there. */
  record Nothing() implements Match {}
}
