package org.stagedoor.benchmarks.server;

import java.io.IOException;
import java.time.Duration;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.statistics.Samples;

/** What one server did and took, round by round. One thread. */
final class Rounds {
  private static final double MILLIS = 1e3;
  private static final double KIB = 1024;

  private final Contender contender;
  private final Scenario scenario;
  private final Samples perSecond = new Samples();
  private final Samples cpuMillis = new Samples();
  private double allocated;
  private double sessions;

  Rounds(Contender contender, Scenario scenario) {
    this.contender = contender;
    this.scenario = scenario;
  }

  /** Lets clients go through the scenario for one round. */
  void round(Generator generator, int clients, Duration time) throws Exception {
    double allocatedBefore = contender.allocations().bytes();
    double cpuBefore = contender.process().cpuSeconds();
    Generator.Sent sent = generator.run(contender.address(), scenario, clients, time);
    cpuMillis.add(MILLIS * (contender.process().cpuSeconds() - cpuBefore) / sent.sessions());
    allocated += contender.allocations().bytes() - allocatedBefore;
    sessions += sent.sessions();
    perSecond.add(sent.perSecond());
  }

  /** How often a second the scenario was gone through. */
  Samples perSecond() {
    return perSecond;
  }

  /** How much of another's rate this one reached, round by round. */
  Samples against(Rounds other) {
    Samples ratio = new Samples();
    for (int i = 0; i < perSecond.size(); i++) {
      ratio.add(perSecond.values().get(i) / other.perSecond.values().get(i));
    }
    return ratio;
  }

  /** Processor time of the server for each time, in milliseconds. */
  Samples cpuMillis() {
    return cpuMillis;
  }

  /** What was allocated for each time, in KiB. */
  double allocatedKiB() throws IOException {
    return allocated / sessions / KIB;
  }
}
