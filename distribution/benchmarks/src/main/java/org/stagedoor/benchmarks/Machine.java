package org.stagedoor.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.stagedoor.benchmarks.figures.Circumstances;

/** Says where and on what is measured. */
final class Machine {
  private static final Pattern MODEL = Pattern.compile("(?m)^model name\\s*:\\s*(.*)$");
  private static final Pattern MEMORY = Pattern.compile("(?m)^MemTotal:\\s*(\\d+) kB");
  private static final Pattern PROCESSORS = Pattern.compile("(?m)^cpu (.*)$");
  private static final int KIB_PER_MIB = 1024;
  private static final String UNKNOWN = "unknown";

  private Machine() {}

  /**
   * What holds now.
   *
   * @param busy what {@link #busy} said before the first benchmark
   */
  static Circumstances now(String generator, Plan plan, double busy)
      throws IOException, InterruptedException {
    return new Circumstances(
        Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
        commit(),
        System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + " "
            + System.getProperty("os.arch"),
        found(Path.of("/proc/cpuinfo"), MODEL, UNKNOWN),
        Runtime.getRuntime().availableProcessors(),
        Long.parseLong(found(Path.of("/proc/meminfo"), MEMORY, "0")) / KIB_PER_MIB,
        generator,
        plan.words(),
        busy,
        load(),
        load());
  }

  /** Looks for a second which share of the processors others take; 0 where nobody can tell. */
  static double busy() throws IOException, InterruptedException {
    long[] before = processors();
    TimeUnit.SECONDS.sleep(1);
    long[] after = processors();
    long all = after[0] - before[0];
    return all > 0 ? (after[1] - before[1]) / (double) all : 0;
  }

  /** The time of all processors since the start of the machine, and what of it they worked. */
  private static long[] processors() throws IOException {
    String line = found(Path.of("/proc/stat"), PROCESSORS, "");
    long[] times =
        Pattern.compile("\\d+")
            .matcher(line)
            .results()
            .mapToLong(one -> Long.parseLong(one.group()))
            .limit(8)
            .toArray();
    long all = LongStream.of(times).sum();
    // The fourth is idle, the fifth waits for disks.
    return new long[] {all, times.length > 4 ? all - times[3] - times[4] : 0};
  }

  /** How many processes wanted a processor in the last minute. */
  static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private static String commit() throws IOException, InterruptedException {
    String head = git("rev-parse", "--short=12", "HEAD");
    // The report that is just being written is not what is measured.
    String reports = ":(exclude,top)distribution/benchmarks/reference";
    String changed =
        git("--no-optional-locks", "status", "--porcelain", "-uno", "--", ":/", reports);
    return head.isEmpty() ? UNKNOWN : head + (changed.isEmpty() ? "" : "+");
  }

  private static String git(String... words) throws IOException, InterruptedException {
    String[] command = new String[words.length + 1];
    command[0] = "git";
    System.arraycopy(words, 0, command, 1, words.length);
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? output.strip() : "";
    } catch (IOException e) {
      return ""; // there is no git
    }
  }

  private static String found(Path file, Pattern pattern, String otherwise) throws IOException {
    if (Files.isReadable(file)) {
      Matcher matcher = pattern.matcher(Files.readString(file));
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    return otherwise;
  }
}
