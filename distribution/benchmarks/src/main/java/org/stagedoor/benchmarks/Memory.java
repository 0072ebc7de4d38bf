package org.stagedoor.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.stagedoor.e2e.RunningServer;

/** What a process occupies; Linux only. */
final class Memory {
  private static final int KIB_PER_MIB = 1024;

  private Memory() {}

  /** Resident memory in MB, or a dash where it can't be told. */
  static String of(RunningServer server) throws IOException {
    double mebibytes = resident(server);
    return mebibytes == 0 ? "–" : Long.toString(Math.round(mebibytes));
  }

  /** Resident memory in MB, 0 where it can't be told. */
  static double resident(RunningServer server) throws IOException {
    Path status = Path.of("/proc/" + server.pid() + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmRSS:")) {
        return Double.parseDouble(line.replaceAll("[^0-9]", "")) / KIB_PER_MIB;
      }
    }
    return 0;
  }
}
