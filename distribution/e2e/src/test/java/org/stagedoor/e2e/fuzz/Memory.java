package org.stagedoor.e2e.fuzz;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks a server's virtual machine, by the JDK's own tool, how much of its heap is alive. */
record Memory(long pid) {
  private static final Pattern USED = Pattern.compile("total\\s+\\d+K, used (\\d+)K");

  /** KiB alive after a collection. */
  long usedAfterCollection() throws Exception {
    jcmd("GC.run");
    Matcher used = USED.matcher(jcmd("GC.heap_info"));
    long sum = 0;
    while (used.find()) {
      sum += Long.parseLong(used.group(1));
    }
    if (sum == 0) {
      throw new AssertionError("the virtual machine does not tell its heap");
    }
    return sum;
  }

  private String jcmd(String command) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError("jcmd: " + output);
    }
    return output;
  }
}
