package org.stagedoor.benchmarks;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.stagedoor.benchmarks.engine.Engine;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.nodes.Nodes;
import org.stagedoor.benchmarks.server.Cleaning;
import org.stagedoor.benchmarks.server.DiskSizes;
import org.stagedoor.benchmarks.server.DropToOffered;
import org.stagedoor.benchmarks.server.FirstAnswer;
import org.stagedoor.benchmarks.server.FlowsAndStages;
import org.stagedoor.benchmarks.server.FreshSessions;
import org.stagedoor.benchmarks.server.Http;
import org.stagedoor.benchmarks.server.Logins;
import org.stagedoor.benchmarks.server.Mails;
import org.stagedoor.benchmarks.server.PostgreSql;
import org.stagedoor.benchmarks.server.SessionsInProgress;
import org.stagedoor.benchmarks.server.Soak;

/** The benchmarks by name. */
final class Catalogue {
  private static final String ALL = "all";

  /** What is left out of "all": it takes long, or hardly changes. */
  private static final Set<String> ON_DEMAND = Set.of("mails", "disk", "cleaning", "nodes", "soak");

  private final Map<String, Benchmark> byName = new LinkedHashMap<>();

  Catalogue(Generator generator) {
    byName.put("start", new FirstAnswer());
    byName.put("engine", new Engine());
    byName.put("http", new Http(generator));
    byName.put("postgresql", new PostgreSql(generator));
    byName.put("logins", new Logins());
    byName.put("memory", new FreshSessions(generator));
    byName.put("sessions", new SessionsInProgress(generator));
    byName.put("flows", new FlowsAndStages(generator));
    byName.put("drop", new DropToOffered());
    byName.put("mails", new Mails());
    byName.put("disk", new DiskSizes());
    byName.put("cleaning", new Cleaning());
    byName.put("nodes", new Nodes());
    byName.put("soak", new Soak());
  }

  /**
   * Those that are asked for.
   *
   * @param names separated by commas; "all", or nothing, for those that show what changes cost
   * @throws IllegalArgumentException if there is no such name
   */
  Map<String, Benchmark> chosen(String names) {
    Map<String, Benchmark> chosen = new LinkedHashMap<>(byName);
    if (names.isBlank() || names.strip().equals(ALL)) {
      chosen.keySet().removeAll(ON_DEMAND);
      return chosen;
    }
    Set<String> wanted = new LinkedHashSet<>(List.of(names.strip().split(" *, *", -1)));
    List<String> unknown = wanted.stream().filter(name -> !byName.containsKey(name)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "stagedoor.bench must be all, compare, or some of "
              + String.join(",", byName.keySet())
              + ", not "
              + String.join(",", unknown));
    }
    chosen.keySet().retainAll(wanted);
    return chosen;
  }

  /** All of them. */
  Map<String, Benchmark> everything() {
    return new LinkedHashMap<>(byName);
  }
}
