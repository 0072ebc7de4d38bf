package org.stagedoor.e2e.protocol;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stagedoor.e2e.Answer;

/** A browser with its cookies, that opens pages and sends their forms. */
public final class Browser {
  private static final Pattern FORM_TOKEN =
      Pattern.compile("name=\"stagedoor_form\" value=\"([^\"]+)\"");

  private final HttpClient http =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI server;

  /** A browser that knows nothing yet. */
  public Browser(URI server) {
    this.server = server;
  }

  /** The address of a stage's fallback page. */
  public static String fallback(String type, String session) {
    return "/_matrix/client/v3/auth/" + type + "/fallback/web?session=" + session;
  }

  /** Opens a page. */
  public Answer open(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(server + path)).build());
  }

  /** Opens a page and sends its form with these fields filled in. */
  public Answer submit(String path, Map<String, String> fields) throws Exception {
    return post(path, formToken(open(path)), fields);
  }

  /** Sends a form with a hidden token of the test's choice; none if it is empty. */
  public Answer post(String path, String formToken, Map<String, String> fields, String... headers)
      throws IOException, InterruptedException {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encode(field.getValue()))
            .collect(Collectors.joining("&"));
    String token = formToken.isEmpty() ? "" : "&stagedoor_form=" + encode(formToken);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server + path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body + token));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request.build());
  }

  /** The hidden token of the form on a page. */
  static String formToken(Answer page) {
    Matcher matcher = FORM_TOKEN.matcher(page.body());
    if (!matcher.find()) {
      throw new AssertionError("no form in " + page);
    }
    return matcher.group(1);
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
    return new Answer(response.statusCode(), response.headers(), response.body());
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
