package org.stagedoor.hotdeploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/**
 * What a server holds on to after a full collection; Linux only.
 *
 * @param loaders how many class loaders of bundles there are
 * @param heap bytes of objects that live
 * @param metaspace bytes of classes
 * @param resident bytes of the process
 * @param threads how many threads it has
 * @param files how many files it has open
 * @param cache bytes of the bundle cache on disk
 */
public record Vitals(
    long loaders, long heap, long metaspace, long resident, long threads, long files, long cache) {
  private static final String LOADER =
      "org.apache.felix.framework.BundleWiringImpl$BundleClassLoader";

  /** What is finalized or cleaned up is gone only after further ones. */
  private static final int COLLECTIONS = 3;

  /** Takes them now. */
  public static Vitals of(RunningServer server, Installation installation) throws Exception {
    long pid = server.pid();
    for (int i = 0; i < COLLECTIONS; i++) {
      jcmd(pid, "GC.run");
    }
    String histogram = jcmd(pid, "GC.class_histogram");
    return new Vitals(
        column(line(histogram, LOADER), 1),
        column(line(histogram, "Total "), 2),
        1024
            * number(
                line(jcmd(pid, "GC.heap_info"), "Metaspace").replaceAll(".*used (\\d+)K.*", "$1")),
        1024 * status(pid, "VmRSS"),
        status(pid, "Threads"),
        count(Path.of("/proc/" + pid + "/fd")),
        size(installation.data().resolve("cache")));
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    Process process =
        new ProcessBuilder(jcmd.toString(), Long.toString(pid), command)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(output);
    }
    return output;
  }

  private static String line(String text, String word) {
    return text.lines()
        .filter(line -> line.contains(word))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + word + " in " + text))
        .strip();
  }

  private static long column(String line, int index) {
    return number(line.split("\\s+", -1)[index]);
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replaceAll("\\D", ""));
  }

  private static long status(long pid, String word) throws IOException {
    return number(line(Files.readString(Path.of("/proc/" + pid + "/status")), word));
  }

  private static long count(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toFile).mapToLong(file -> file.isFile() ? file.length() : 0).sum();
    }
  }
}
