package org.stagedoor.core.protocol;

import java.util.Optional;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.stagedoor.api.json.Dict;

/** The id of a session without progress: made, and opened and checked against a call. */
@State(Scope.Benchmark)
public class SealedIdBenchmark {
  private static final Dict BODY =
      Dict.of("username", "alice", "password", "correct-horse", "device_id", "PHONE");

  private final EngineBed bed = new EngineBed(1, 1);
  private final SessionIds ids = bed.ids();
  private String empty = "";
  private String remembering = "";

  /** Makes the ids that are opened. */
  @Setup
  public void seal() {
    empty = ids.make(header(), Dict.EMPTY).text();
    remembering = ids.make(header(), BODY).text();
  }

  /** Ends the engine. */
  @TearDown
  public void close() {
    bed.close();
  }

  private Header header() {
    return Header.of(bed.guarded(), bed.call());
  }

  /** Makes one. */
  @Benchmark
  public String make() {
    return ids.make(header(), Dict.EMPTY).text();
  }

  /** Opens one, and sees whether it belongs to the call. */
  @Benchmark
  public boolean open() {
    return check(ids.open(empty));
  }

  /** The same with a remembered request in it. */
  @Benchmark
  public boolean openRemembering() {
    return check(ids.open(remembering));
  }

  private boolean check(Optional<SessionIds.Opened> opened) {
    return opened.orElseThrow().content().get().header().fits(header());
  }
}
