package org.stagedoor.e2e.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Every route of a distribution, by the component descriptions in its bundles. */
final class Routes {
  private static final Pattern ROUTE = Pattern.compile("(GET|POST|PUT|DELETE) /[^\\s\"<&]+");

  /** What the core answers itself. */
  private static final List<String> PAGES =
      List.of(
          "GET /_matrix/client/{v}/auth/{type}/fallback/web",
          "POST /_matrix/client/{v}/auth/{type}/fallback/web",
          "GET /stagedoor/callback/{ticket}",
          "POST /stagedoor/callback/{ticket}");

  private Routes() {}

  /** The routes, such as {@code DELETE /_matrix/client/{v}/devices/{device_id}}. */
  static List<String> of(Path home) throws IOException {
    Set<String> routes = new TreeSet<>(PAGES);
    try (Stream<Path> jars = Files.walk(home.resolve("bundle"))) {
      for (Path jar : jars.filter(path -> path.toString().endsWith(".jar")).toList()) {
        read(jar, routes);
      }
    }
    return List.copyOf(routes);
  }

  private static void read(Path jar, Set<String> routes) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (entry.getName().matches("OSGI-INF/org\\.stagedoor\\.[^/]*\\.xml")) {
          try (InputStream stream = file.getInputStream(entry)) {
            String xml = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            Matcher route = ROUTE.matcher(xml);
            while (route.find()) {
              routes.add(route.group());
            }
          }
        }
      }
    }
  }
}
