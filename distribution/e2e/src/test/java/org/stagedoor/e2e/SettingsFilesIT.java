package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files in etc/ against the components that read them. */
class SettingsFilesIT {
  private static final Pattern KEY = Pattern.compile("#?([a-z.]+) =(.*)");
  private static final Pattern PID = Pattern.compile("<Designate (?:p|factoryP)id=\"([^\"]+)\"");
  private static final Pattern ATTRIBUTE = Pattern.compile("<AD id=\"([^\"]+)\"");

  @Test
  void everySettingThatAComponentDeclaresIsExplained() throws Exception {
    Installation installation = Installation.pristine();
    Map<String, Set<String>> explained = explained(installation);

    Map<String, Set<String>> declared = declared(installation);

    assertFalse(declared.isEmpty());
    for (Map.Entry<String, Set<String>> pid : declared.entrySet()) {
      assertEquals(pid.getValue(), explained.get(pid.getKey()), pid.getKey());
    }
  }

  @Test
  void whatTheFilesShowAsDefaultsIsAccepted() throws Exception {
    Installation installation = Installation.pristine();
    for (Path file : files(installation, ".cfg")) {
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(file)) {
        Matcher key = KEY.matcher(line);
        boolean shown = key.matches() && !key.group(2).isBlank();
        lines.add(shown && line.startsWith("#") ? line.substring(1) : line);
      }
      Files.write(file, lines);
    }

    try (RunningServer server = RunningServer.start(installation)) {
      String log = server.log().toString();
      assertFalse(log.contains("ERROR") || log.contains("WARN"), log);
    }
  }

  private static Map<String, Set<String>> explained(Installation installation) throws IOException {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (Path file : files(installation, ".cfg", ".cfg.sample")) {
      Set<String> found = new TreeSet<>();
      for (String line : Files.readAllLines(file)) {
        Matcher key = KEY.matcher(line);
        if (key.matches()) {
          found.add(key.group(1));
        }
      }
      keys.put(
          file.getFileName().toString().replaceFirst("(-[a-z]+)?\\.cfg(\\.sample)?$", ""), found);
    }
    return keys;
  }

  private static List<Path> files(Installation installation, String... endings) throws IOException {
    try (Stream<Path> files = Files.list(installation.etc())) {
      return files.filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith)).toList();
    }
  }

  /** By the metatype documents in our bundles. */
  private static Map<String, Set<String>> declared(Installation installation) throws IOException {
    Map<String, Set<String>> keys = new TreeMap<>();
    for (String folder : List.of("bundle", "optional")) {
      for (Path jar : installation.jars(folder)) {
        read(jar, keys);
      }
    }
    return keys;
  }

  private static void read(Path jar, Map<String, Set<String>> keys) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        if (entry.getName().startsWith("OSGI-INF/metatype/") && entry.getName().endsWith(".xml")) {
          read(file, entry, keys);
        }
      }
    }
  }

  private static void read(JarFile file, JarEntry entry, Map<String, Set<String>> keys)
      throws IOException {
    try (InputStream stream = file.getInputStream(entry)) {
      String xml = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      Matcher pid = PID.matcher(xml);
      while (pid.find()) {
        Set<String> found = keys.computeIfAbsent(pid.group(1), name -> new TreeSet<>());
        ATTRIBUTE.matcher(xml).results().forEach(result -> found.add(result.group(1)));
      }
    }
  }
}
