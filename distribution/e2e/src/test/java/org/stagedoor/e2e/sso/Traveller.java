package org.stagedoor.e2e.sso;

import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.protocol.Browser;

/** Somebody with a browser, who goes to identity providers and comes back. */
final class Traveller {
  /** A client that the server's operator knows. */
  static final String CLIENT = "https://client.example.org/app";

  static final String REDIRECT = "/_matrix/client/v3/login/sso/redirect/";
  private static final Pattern HIDDEN =
      Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\">");
  private static final Pattern LINK = Pattern.compile("class=\"button\" href=\"([^\"]+)\"");

  private final URI server;
  private final Browser browser;
  private String here = "";

  Traveller(URI server) {
    this.server = server;
    browser = new Browser(server);
  }

  /** Begins a log-in; returns where the browser is sent. */
  String depart(String provider, String client) throws Exception {
    return open(REDIRECT + provider + "?redirectUrl=" + encoded(client))
        .expect(302)
        .header("Location");
  }

  /** The address back from where one was sent, with these parameters beside the state. */
  static String back(String departure, String parameters) {
    Map<String, String> query = query(departure);
    return path(query.get("redirect_uri"))
        + "?state="
        + encoded(query.get("state"))
        + (parameters.isEmpty() ? "" : "&" + parameters);
  }

  /** Logs in; returns what comes of it. */
  Answer login(String provider, String parameters) throws Exception {
    return open(back(depart(provider, CLIENT), parameters));
  }

  /** Logs in to the client that the operator knows; returns the login token. */
  String token(String provider, String parameters) throws Exception {
    return loginToken(login(provider, parameters));
  }

  /** The login token that an answer sends to the client. */
  static String loginToken(Answer answer) {
    return query(answer.expect(302).header("Location")).getOrDefault("loginToken", "");
  }

  Answer open(String path) throws Exception {
    here = path;
    return browser.open(path(path));
  }

  /** Opens the page of a stage and goes to a provider; returns where the browser is sent. */
  String leave(String type, String session, String provider) throws Exception {
    String page = Browser.fallback(type, session);
    Answer leaving = send(open(page).expect(200), page, Map.of("provider", provider)).expect(200);
    return button(leaving);
  }

  /** The same, and comes back with these parameters; returns what comes of it. */
  Answer confirm(String type, String session, String provider, String parameters) throws Exception {
    return follow(open(back(leave(type, session, provider), parameters)));
  }

  /** Follows redirects on this server. */
  Answer follow(Answer answer) throws Exception {
    Answer now = answer;
    while (isOurs(now.header("Location"))) {
      now = open(now.header("Location"));
    }
    return now;
  }

  private boolean isOurs(String location) {
    return location.startsWith("/") || location.startsWith(server.toString());
  }

  /** The address that was opened last. */
  String here() {
    return here;
  }

  /** Sends the form of a page that is shown at an address, with its hidden fields and others. */
  Answer send(Answer page, String path, Map<String, String> others) throws Exception {
    Map<String, String> fields = hidden(page);
    String token = fields.remove("stagedoor_form");
    fields.putAll(others);
    return browser.post(path(path), token == null ? "" : token, fields);
  }

  private static Map<String, String> hidden(Answer page) {
    Map<String, String> fields = new LinkedHashMap<>();
    Matcher field = HIDDEN.matcher(page.body());
    while (field.find()) {
      fields.put(field.group(1), unescaped(field.group(2)));
    }
    return fields;
  }

  /** Where the button of a page leads. */
  static String button(Answer page) {
    Matcher link = LINK.matcher(page.body());
    if (!link.find()) {
      throw new AssertionError("no button in " + page);
    }
    return unescaped(link.group(1));
  }

  static Map<String, String> query(String address) {
    String query = URI.create(address).getRawQuery();
    return java.util.stream.Stream.of((query == null ? "" : query).split("&", -1))
        .filter(one -> !one.isEmpty())
        .collect(
            Collectors.toMap(
                one -> one.split("=", 2)[0],
                one ->
                    URLDecoder.decode(
                        one.contains("=") ? one.split("=", 2)[1] : "", StandardCharsets.UTF_8)));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String path(String address) {
    return address.startsWith("/") ? address : address.replaceFirst("^https?://[^/]+", "");
  }

  private static String unescaped(String html) {
    return html.replace("&quot;", "\"")
        .replace("&#123;", "{")
        .replace("&#x3D;", "=")
        .replace("&#x2F;", "/")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
