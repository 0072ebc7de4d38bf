package org.stagedoor.benchmarks.engine;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.core.protocol.Crowd;

/** The engine without HTTP, measured by JMH: time and allocation of its parts. */
public final class Engine implements Benchmark {
  private static final int WARM_UPS = 3;
  private static final int ITERATIONS = 5;
  private static final int CROWD = 64;
  private static final int CALLS = 200_000;
  private static final double MILLION = 1e6;

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Measured measured =
        new Measured(
            run(
                plan,
                "(Challenge|SealedId|Json)Benchmark.*|Dispatch.*\\.direct|Dispatch.*\\.dispatched"));
    measured.note(
        "ChallengeBenchmark.challenge 1x1", "challenge", "challenge: engine alone", notebook);
    measured.note(
        "ChallengeBenchmark.written 1x1", "challenge-written", "challenge with its JSON", notebook);
    measured.note(
        "ChallengeBenchmark.challenge 50x200",
        "challenge-many",
        "challenge of 200 flows of 50 stages",
        notebook);
    measured.note(
        "ChallengeBenchmark.written 50x200",
        "challenge-many-written",
        "the same with its JSON",
        notebook);
    measured.note("SealedIdBenchmark.make", "sealed-id-made", "session id: made", notebook);
    measured.note(
        "SealedIdBenchmark.open", "sealed-id", "session id: opened and checked", notebook);
    measured.note(
        "SealedIdBenchmark.openRemembering",
        "sealed-id-remembering",
        "the same with a remembered request",
        notebook);
    measured.note("JsonBenchmark.read", "json-read", "JSON: a request of 200 bytes read", notebook);
    measured.note("JsonBenchmark.write", "json-write", "JSON: a challenge written", notebook);
    measured.note("DispatchBenchmark.direct", "dispatch.direct", "stage called directly", notebook);
    measured.note(
        "DispatchBenchmark.dispatched", "dispatch", "stage called through the registry", notebook);
    notebook.add(
        Figure.lower(
                "engine.dispatch.extra",
                "dispatch through the registry, beyond a direct call",
                "µs",
                measured.value("DispatchBenchmark.dispatched")
                    - measured.value("DispatchBenchmark.direct"))
            .remark("one thread"));
    int calls = plan.forked() ? CALLS : 1;
    double waits = Crowd.waits(CROWD, calls);
    notebook.add(
        Figure.lower(
                "engine.dispatch.contended",
                "dispatch by 64 threads: waits for another thread",
                "per million calls",
                waits * MILLION / CROWD / calls)
            .remark("%.0f times in %,d calls".formatted(waits, CROWD * calls)));
  }

  private static Collection<RunResult> run(Plan plan, String include) throws Exception {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("org\\.stagedoor\\..*(" + include + ")$")
            .mode(Mode.AverageTime)
            .timeUnit(TimeUnit.MICROSECONDS)
            .warmupIterations(plan.forked() ? WARM_UPS : 1)
            .measurementIterations(plan.forked() ? ITERATIONS : 1)
            .warmupTime(moment(plan, 2))
            .measurementTime(moment(plan, 4))
            .forks(plan.forked() ? 1 : 0)
            .jvmArgs(
                "-XX:+UseSerialGC",
                "-Xms128m",
                "-Xmx128m",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn")
            .addProfiler(GCProfiler.class)
            .verbosity(VerboseMode.SILENT)
            .shouldFailOnError(true);
    return new Runner(options.build()).run();
  }

  private static TimeValue moment(Plan plan, int share) {
    long millis = plan.forked() ? plan.round().toMillis() / share : 10;
    return TimeValue.milliseconds(millis);
  }
}
