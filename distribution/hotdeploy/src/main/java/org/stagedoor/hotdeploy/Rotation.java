package org.stagedoor.hotdeploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.ServerLog;

/** Updates one bundle after the other by dropping newer jars. One thread. */
public final class Rotation {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Site site;
  private final ServerLog log;
  private final Path folder;
  private final Map<String, String> dropped = new LinkedHashMap<>();
  private int next;

  /**
   * Nothing yet.
   *
   * @param log the server's
   */
  public Rotation(Site site, ServerLog log) throws IOException {
    this.site = site;
    this.log = log;
    folder = Files.createTempDirectory(site.installation().data(), "newer");
  }

  /** Drops the next version of the bundle whose turn it is. */
  public void drop() throws IOException {
    List<BumpedJar> bundles = site.bundles();
    BumpedJar bundle = bundles.get(next % bundles.size());
    int number = 2 + next++;
    Path jar = bundle.write(folder, number);
    site.installation().drop(jar);
    // A busy server may pass over a version that is followed by another.
    dropped.put(bundle.name(), "(" + bundle.name() + " " + BumpedJar.version(number) + ")");
  }

  /** Drops the next versions of all bundles at once, and waits until they serve. */
  public void dropAll() throws Exception {
    for (int i = 0; i < site.bundles().size(); i++) {
      drop();
    }
    awaitServing();
  }

  /** Waits until the server says of all that were dropped that they serve, as far as they can. */
  public void awaitServing() throws Exception {
    try {
      Await.until("updates to be over", PATIENCE, () -> missing().isEmpty());
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + ": " + missing(), e);
    }
    dropped.clear();
  }

  private Set<String> missing() {
    List<String> lines =
        log.lines().stream()
            .filter(line -> line.endsWith(" serves") || line.contains(") waits for its settings, "))
            .toList();
    return dropped.values().stream()
        .filter(one -> lines.stream().noneMatch(line -> line.contains(one)))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** How many were dropped. */
  public int count() {
    return next;
  }
}
