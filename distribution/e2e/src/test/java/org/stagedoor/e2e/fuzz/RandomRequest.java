package org.stagedoor.e2e.fuzz;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/** Sends requests to routes: the right path, mostly the right token, and a random body. */
final class RandomRequest {
  private static final Pattern BRACES = Pattern.compile("\\{([^}]+)}");
  private static final List<String> VERSIONS = List.of("r0", "v3", "unstable");
  private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
  private static final List<String> TYPES =
      List.of("application/json", "application/x-www-form-urlencoded", "text/plain");

  private final RandomGenerator random;
  private final Known known;
  private final RandomJson json;
  private String last = "";

  RandomRequest(RandomGenerator random, Known known) {
    this.random = random;
    this.known = known;
    this.json = new RandomJson(random, known);
  }

  /** Sends one, and returns the answer. */
  Answer send(Client anonymous, String route) throws Exception {
    String method = random.nextInt(20) == 0 ? Noise.pick(METHODS, random) : route.split(" ", -1)[0];
    String path = path(route.split(" ", -1)[1]) + query();
    byte[] body = body();
    last = method + " " + path + " " + new String(body, StandardCharsets.UTF_8);
    boolean bare = method.equals("GET");
    return client(anonymous)
        .send(method, path, bare ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
  }

  /** What was sent last, for people. */
  String last() {
    return last;
  }

  private Client client(Client anonymous) {
    Client client = anonymous;
    if (random.nextInt(20) == 0) {
      client = client.with("Content-Type", Noise.pick(TYPES, random));
    }
    return switch (random.nextInt(8)) {
      case 0 -> client;
      case 1 -> client.as("x" + random.nextInt());
      default -> client.as(known.token());
    };
  }

  private byte[] body() {
    byte[] body = json.body().getBytes(StandardCharsets.UTF_8);
    return random.nextInt(12) == 0 ? json.broken(body) : body;
  }

  private String path(String pattern) {
    Matcher braces = BRACES.matcher(pattern);
    return braces.replaceAll(found -> Matcher.quoteReplacement(encode(parameter(found.group(1)))));
  }

  private String parameter(String name) {
    if (random.nextInt(6) == 0) {
      String noise = Noise.text(random).replace("\0", "");
      return noise.isEmpty() ? "x" : noise;
    }
    return switch (name) {
      case "v" -> Noise.pick(VERSIONS, random);
      case "device_id" -> random.nextInt(10) == 0 ? known.device() : "NONE";
      case "user_id" -> known.user();
      case "field" -> random.nextBoolean() ? "displayname" : "avatar_url";
      case "type" -> random.nextBoolean() ? "m.login.dummy" : "m.login.password";
      default -> "x";
    };
  }

  private String query() {
    return switch (random.nextInt(10)) {
      case 0 -> "?kind=guest";
      case 1 -> "?username=" + encode(Noise.text(random));
      case 2 -> "?" + encode(Noise.text(random)) + "=" + encode(Noise.text(random));
      case 3, 4 -> "?session=" + known.session();
      case 5 -> "?token=" + encode(Noise.text(random));
      default -> "";
    };
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
