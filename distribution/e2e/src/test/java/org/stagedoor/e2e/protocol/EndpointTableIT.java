package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** The README's table of endpoints against what the bundles register and the server answers. */
@ExtendWith(SharedServer.class)
class EndpointTableIT {
  private static final Path README =
      Path.of(System.getProperty("stagedoor.project")).resolve("README.md");
  private static final String STARTED = "bundle";
  private static final String OPTIONAL = "optional";
  private static final Pattern ROW =
      Pattern.compile("\\| `([A-Z]+ /[^`]+)` \\| ([^|]*) \\| ([^|]*) \\|");
  private static final Pattern ROUTES =
      Pattern.compile("<property name=\"stagedoor.route\"[^>]*>([^<]+)</property>");
  private static final Pattern ACCESS =
      Pattern.compile("<property name=\"stagedoor.access\"[^>]*value=\"([^\"]+)\"");
  private static final Pattern OPERATION =
      Pattern.compile("<property name=\"stagedoor.operation\"[^>]*value=\"([^\"]+)\"");

  @Test
  void theTableIsWhatTheBundlesRegister() throws IOException {
    Map<String, String> all = registered(STARTED);
    all.putAll(registered(OPTIONAL));
    assertEquals(String.join("\n", all.values()), String.join("\n", table().values()));
  }

  @Test
  void eachRowIsAnswered(RunningServer server) throws Exception {
    Map<String, String> started = registered(STARTED);
    assertFalse(started.isEmpty());
    for (String route : started.keySet()) {
      if (route.endsWith(" /_synapse/admin/v1/register")) {
        // As if it were not there, until the operator sets a secret.
        continue;
      }
      String[] words = route.split(" ", 2);
      String path = words[1].replace("{v}", "v3").replaceAll("\\{[^}]*}", "x");
      Answer answer =
          new Client(server.address()).send(words[0], path, BodyPublishers.ofString("{}"));
      assertNotEquals(405, answer.status(), route);
      assertFalse(answer.body().contains("M_UNRECOGNIZED"), route + " " + answer);
    }
  }

  private static Map<String, String> table() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (String line : Files.readAllLines(README)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.put(row.group(1), line);
      }
    }
    return rows;
  }

  private static Map<String, String> registered(String part) throws IOException {
    Map<String, String> rows = new TreeMap<>();
    for (Path jar : Installation.pristine().jars(part)) {
      try (JarFile file = new JarFile(jar.toFile())) {
        for (JarEntry entry : file.stream().toList()) {
          if (entry.getName().startsWith("OSGI-INF/") && entry.getName().endsWith(".xml")) {
            String xml =
                new String(file.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8);
            String access = first(ACCESS, xml, "USER").toLowerCase(Locale.ROOT);
            String operation = first(OPERATION, xml, "");
            for (String route : routes(xml)) {
              rows.put(route, "| `%s` | %s | %s |".formatted(route, access, operation));
            }
          }
        }
      }
    }
    return rows;
  }

  private static List<String> routes(String xml) {
    String several = first(ROUTES, xml, "");
    return Stream.of(several.split("\n")).map(String::strip).filter(r -> !r.isEmpty()).toList();
  }

  private static String first(Pattern pattern, String xml, String otherwise) {
    Matcher matcher = pattern.matcher(xml);
    return matcher.find() ? matcher.group(1) : otherwise;
  }
}
