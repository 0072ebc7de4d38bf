package org.stagedoor.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs benchmarks and writes their report. */
public final class Benchmarks {
  private static final String WHICH = "stagedoor.bench";

  private Benchmarks() {}

  /**
   * Runs those that the system property {@code stagedoor.bench} names, separated by commas; all if
   * it is empty.
   *
   * @param arguments where the report is written
   */
  public static void main(String[] arguments) throws Exception {
    Report report = new Report();
    for (Benchmark benchmark : chosen(System.getProperty(WHICH, ""))) {
      benchmark.run(report);
    }
    Files.writeString(Path.of(arguments[0]), report.markdown());
    System.out.println("Written to " + arguments[0]);
  }

  private static List<Benchmark> chosen(String names) {
    Map<String, Benchmark> all = new LinkedHashMap<>();
    all.put("start", new FirstAnswer());
    all.put("drop", new DropToOffered());
    all.put("challenges", new Challenges());
    all.put("registrations", new Registrations());
    all.put("logins", new Logins());
    all.put("mails", new Mails());
    all.put("disk", new DiskSizes());
    all.put("cleaning", new Cleaning());
    if (!names.isBlank()) {
      Set<String> wanted = Set.of(names.strip().split(" *, *", -1));
      if (!all.keySet().containsAll(wanted)) {
        throw new IllegalArgumentException(
            WHICH + " must be some of " + String.join(",", all.keySet()) + ", not " + names);
      }
      all.keySet().retainAll(wanted);
    }
    return List.copyOf(all.values());
  }
}
