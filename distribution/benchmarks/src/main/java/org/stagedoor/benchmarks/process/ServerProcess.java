package org.stagedoor.benchmarks.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A server's process, seen from outside. Memory, threads and files are told on Linux only, and are
 * 0 elsewhere.
 *
 * @param pid its id
 */
public record ServerProcess(long pid) {
  private static final double KIB_PER_MIB = 1024;
  private static final Pattern NUMBER = Pattern.compile("(\\d+)");
  private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

  /** The processor time that it took so far, of all of its threads, in seconds. */
  public double cpuSeconds() {
    Duration time =
        ProcessHandle.of(pid)
            .flatMap(handle -> handle.info().totalCpuDuration())
            .orElse(Duration.ZERO);
    return time.toNanos() / 1e9;
  }

  /** Resident memory in MiB. */
  public double residentMiB() throws IOException {
    return status("VmRSS:") / KIB_PER_MIB;
  }

  /** How many threads it has. */
  public double threads() throws IOException {
    return status("Threads:");
  }

  private double status(String key) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (Files.exists(status)) {
      for (String line : Files.readAllLines(status)) {
        Matcher number = NUMBER.matcher(line);
        if (line.startsWith(key) && number.find()) {
          return Double.parseDouble(number.group(1));
        }
      }
    }
    return 0;
  }

  /** How many files and connections it has open. */
  public double files() throws IOException {
    Path folder = Path.of("/proc/" + pid + "/fd");
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  /** The bytes on its heap that are in use, all garbage collected before. */
  public double liveHeapBytes() throws IOException, InterruptedException {
    // Two collections: what the first one let go of may hold more.
    tell("GC.run");
    Matcher total = TOTAL.matcher(tell("GC.class_histogram"));
    if (!total.find()) {
      throw new IOException("jcmd does not tell the heap of process " + pid);
    }
    return Double.parseDouble(total.group(1));
  }

  private String tell(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String output = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    jcmd.waitFor();
    return output;
  }
}
