package org.stagedoor.benchmarks.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much a server allocates, by the log of its serial collector: what is in the young generation
 * at a collection beyond what the one before left there has been allocated in between.
 *
 * @param file the log
 */
public record AllocationLog(Path file) {
  private static final double KIB = 1024;
  private static final Pattern YOUNG =
      Pattern.compile("DefNew: (\\d+)K\\(\\d+K\\)->(\\d+)K\\(\\d+K\\)");

  /** In a new file. */
  public static AllocationLog fresh() throws IOException {
    return new AllocationLog(Files.createTempFile("allocation", ".log"));
  }

  /** The option by which Java writes the log. */
  public String option() {
    return "-Xlog:gc+heap*=info:file=" + file + "::filecount=0";
  }

  /** The bytes that were allocated up to the last collection. */
  public double bytes() throws IOException {
    double allocated = 0;
    double left = 0;
    Matcher young = YOUNG.matcher(Files.readString(file));
    while (young.find()) {
      allocated += Double.parseDouble(young.group(1)) - left;
      left = Double.parseDouble(young.group(2));
    }
    return allocated * KIB;
  }
}
