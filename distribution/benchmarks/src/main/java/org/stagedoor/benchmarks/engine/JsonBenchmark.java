package org.stagedoor.benchmarks.engine;

import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.core.json.GsonCodec;

/** A request of registration read, and a challenge written. */
@State(Scope.Benchmark)
public class JsonBenchmark {
  private final JsonCodec json = new GsonCodec();
  private final String request =
      "{\"auth\":{\"type\":\"m.login.dummy\",\"session\":\"AQEB\"},\"username\":\"alice\","
          + "\"password\":\"correct horse battery staple\",\"device_id\":\"GHTYAJCE\","
          + "\"initial_device_display_name\":\"Jungle Phone\",\"inhibit_login\":false}";
  private final Dict challenge =
      Dict.of(
          "session",
          "s".repeat(160),
          "flows",
          List.of(Dict.of("stages", List.of("m.login.terms", "m.login.dummy"))),
          "params",
          Dict.EMPTY);

  /** Reads the request. */
  @Benchmark
  public Dict read() {
    return json.read(request);
  }

  /** Writes the challenge. */
  @Benchmark
  public String write() {
    return json.write(challenge);
  }
}
