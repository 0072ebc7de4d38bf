package org.stagedoor.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Call;

/**
 * A request, read as far as its headers.
 *
 * @param method the method; HEAD is GET
 * @param target the path
 * @param query the parameters of the query string, decoded
 * @param origin where it came from
 * @param now when it came
 * @param raw the container's view, for headers and body
 */
record Incoming(
    String method,
    Target target,
    Map<String, String> query,
    Call.Origin origin,
    Instant now,
    HttpServletRequest raw) {

  /**
   * Reads a request.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 if its address is broken
   */
  static Incoming of(HttpServletRequest raw, Call.Origin origin, Instant now) {
    String method = "HEAD".equals(raw.getMethod()) ? "GET" : raw.getMethod();
    Target target = Target.parse(raw.getRequestURI());
    return new Incoming(method, target, FormFields.parse(raw.getQueryString()), origin, now, raw);
  }

  @Nullable String header(String name) {
    return raw.getHeader(name);
  }

  boolean isPost() {
    return "POST".equals(method);
  }

  /** Path and query string as they were sent. */
  String url() {
    String query = raw.getQueryString();
    return query == null ? target.raw() : target.raw() + "?" + query;
  }

  /** Without path and query, which may hold secrets. */
  @Override
  public String toString() {
    return "Incoming[" + method + "]";
  }
}
