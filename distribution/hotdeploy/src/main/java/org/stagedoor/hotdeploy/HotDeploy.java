package org.stagedoor.hotdeploy;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;

/** Runs the whole and writes its figures: what the tests do, but as long as it takes. */
public final class HotDeploy {
  private static final Duration WARM = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(65);

  private final StringBuilder report = new StringBuilder();

  private HotDeploy() {}

  /**
   * Measures.
   *
   * @param arguments where the report is written; system properties {@code hotdeploy.rate}, {@code
   *     .seconds}, {@code .updates} and {@code .samples} say how much is done
   */
  public static void main(String[] arguments) throws Exception {
    HotDeploy run = new HotDeploy();
    run.line(
        "%d processors that the generator shares, load average %.1f at the beginning.",
        Runtime.getRuntime().availableProcessors(), load());
    run.underLoad(number("rate"), number("seconds"));
    run.leftBehind(number("updates"));
    run.times(number("samples"));
    run.line("");
    run.line("Load average at the end: %.1f.", load());
    Files.writeString(Path.of(arguments[0]), run.report);
    System.out.println("Written to " + arguments[0]);
  }

  private static int number(String name) {
    return Integer.parseInt(System.getProperty("hotdeploy." + name));
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void line(String format, Object... values) {
    String line = String.format(Locale.ROOT, format, values);
    report.append(line).append('\n');
    System.out.println(line);
  }

  private void underLoad(int rate, int seconds) throws Exception {
    try (Stand stand = Stand.open()) {
      for (int part = 4; part > 0; part /= 2) { // those who update a server don't start it then
        stand.visit((double) rate / part, () -> Thread.sleep(WARM.toMillis()));
      }
      int before = stand.ledger().sessions() + stand.ledger().failed();
      Latencies latencies = stand.visit(rate, () -> stand.turnOver(seconds));
      line("");
      line("After %d sessions without updates:", before);
      line("");
      line("| sessions a second | seconds | updates | sessions | failed | requests |");
      line("|---|---|---|---|---|---|");
      line(
          "| %d | %d | %d | %d | %d | %d |",
          rate,
          seconds,
          stand.rotation().count(),
          stand.ledger().sessions() + stand.ledger().failed() - before,
          stand.ledger().failed(),
          latencies.count());
      line("");
      line("| ms | median | p99 | worst |");
      line("|---|---|---|---|");
      line("| a request of these | %s |", latencies.all().cells());
      stand.verify();
    }
  }

  private void leftBehind(int updates) throws Exception {
    try (Stand stand = Stand.open()) {
      stand.replaceAll(2); // each has been used by then, in a version that was dropped
      Vitals before = stand.vitals();
      int done = stand.rotation().count();
      stand.replaceAll(Math.floorDiv(updates + stand.bundles() - 1, stand.bundles()));
      Thread.sleep(
          IDLE.toMillis()); // until idle threads of pools, which know old versions, are gone
      Vitals after = stand.vitals();
      line("");
      line("| | before | after %d updates |", stand.rotation().count() - done);
      line("|---|---|---|");
      line("| class loaders of bundles | %d | %d |", before.loaders(), after.loaders());
      line("| heap, live, MB | %.1f | %.1f |", mb(before.heap()), mb(after.heap()));
      line("| metaspace, MB | %.1f | %.1f |", mb(before.metaspace()), mb(after.metaspace()));
      line("| resident, MB | %.0f | %.0f |", mb(before.resident()), mb(after.resident()));
      line("| threads | %d | %d |", before.threads(), after.threads());
      line("| open files | %d | %d |", before.files(), after.files());
      line("| bundle cache on disk, MB | %.1f | %.1f |", mb(before.cache()), mb(after.cache()));
      stand.verify();
    }
  }

  private static double mb(long bytes) {
    return bytes / 1024.0 / 1024.0;
  }

  private void times(int samples) throws Exception {
    UpdateTimes times = UpdateTimes.of(samples);
    line("");
    line("| ms, of %d | median | p99 | worst |", samples);
    line("|---|---|---|---|");
    line("| drop to offered | %s |", times.dropToOffered().cells());
    line("| drop to the newer version's answer | %s |", times.update().cells());
    line(
        "| a request while the stage was away (%d) | %s |",
        times.caught().millis().size(), times.caught().cells());
    line("| any other request | %s |", times.others().cells());
  }
}
