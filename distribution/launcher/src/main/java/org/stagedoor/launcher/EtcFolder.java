package org.stagedoor.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells of files in etc/ that nobody reads, since their name is mistyped or their bundle is not
 * there: in one line whenever there are others. {@link #look} is called by one thread.
 */
final class EtcFolder {
  /** Felix HTTP would take whatever is in it, and so go off the network by a mistake. */
  static final String PASSED_OVER = "org.apache.felix.http.cfg";

  private static final int SECONDS = 2;

  private final Path folder;
  private final Supplier<Set<String>> pids;
  private final PrintStream out;
  private Set<String> before = Set.of();
  private Set<String> told = Set.of();

  /**
   * A folder.
   *
   * @param pids the names of configurations that bundles read now
   */
  EtcFolder(Path folder, Supplier<Set<String>> pids, PrintStream out) {
    this.folder = folder;
    this.pids = pids;
    this.out = out;
  }

  /** Looks from time to time, for as long as the process lives. */
  @SuppressWarnings("FutureReturnValueIgnored") // It reports its own failures.
  void watch() {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread daemon = new Thread(work, "etc");
              daemon.setDaemon(true);
              return daemon;
            });
    thread.scheduleWithFixedDelay(this::look, 0, SECONDS, TimeUnit.SECONDS);
  }

  /** Tells what is unread now and was so the last time: a bundle may be on its way. */
  void look() {
    Set<String> unread;
    try {
      unread = unread();
    } catch (IOException | RuntimeException e) {
      // The server may be going down; else there is a next time.
      return;
    }
    Set<String> lasting = new TreeSet<>(unread);
    lasting.retainAll(before);
    before = unread;
    if (!lasting.isEmpty() && !told.containsAll(lasting)) {
      out.println("stagedoor: no bundle reads " + String.join(", ", lasting) + hint(lasting));
    }
    told = lasting;
  }

  private static String hint(Set<String> files) {
    return files.contains("etc/" + PASSED_OVER)
        ? "; how the server listens is said in org.stagedoor.http.cfg"
        : "";
  }

  private Set<String> unread() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      Set<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(".cfg") || name.endsWith(".config"))
              .collect(Collectors.toCollection(TreeSet::new));
      if (names.isEmpty()) {
        return names;
      }
      Set<String> known = pids.get();
      names.removeIf(name -> !name.equals(PASSED_OVER) && known.contains(pid(name)));
      return names.stream().map("etc/"::concat).collect(Collectors.toCollection(TreeSet::new));
    }
  }

  /**
   * Of one of several, {@code <pid>-<name>} or {@code <pid>~<name>}, the PID is theirs together.
   */
  private static String pid(String file) {
    return file.replaceFirst("\\.(cfg|config)$", "").replaceFirst("[-~].*", "");
  }
}
