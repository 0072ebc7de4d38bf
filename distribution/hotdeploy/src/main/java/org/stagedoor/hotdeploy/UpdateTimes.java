package org.stagedoor.hotdeploy;

import com.google.gson.JsonElement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/**
 * How long it takes from the renaming of a jar into {@code deploy/} until its stage is offered, or
 * answers in its new version, and what that means to the requests that come meanwhile.
 */
public final class UpdateTimes {
  private static final String REGISTER = Client.V3 + "/register";
  private static final int PER_SECOND = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final List<Double> drops = new ArrayList<>();
  private final List<Double> updates = new ArrayList<>();
  private final Latencies latencies = new Latencies();
  private final List<Gap> gaps = new ArrayList<>();

  private record Gap(double from, double to) {
    boolean meets(Latencies.Sample sample) {
      return sample.from() <= to && sample.to() >= from;
    }
  }

  /** Drops and updates so often. */
  public static UpdateTimes of(int times) throws Exception {
    UpdateTimes measured = new UpdateTimes();
    Installation installation = Installation.fresh();
    installation.set("org.stagedoor.flows", Map.of("register", "m.login.dummy | " + Probe.TYPE));
    BumpedJar bundle = Probe.bundle(installation);
    try (RunningServer server = RunningServer.start(installation)) {
      measured.run(times, installation, bundle, server);
    }
    return measured;
  }

  private void run(int times, Installation installation, BumpedJar bundle, RunningServer server)
      throws Exception {
    Path folder = Files.createTempDirectory(installation.data(), "probe");
    Client client = server.client();
    for (int i = 0; i < times; i++) {
      drops.add(drop(installation, bundle.write(folder, 1), client, 1));
      installation.remove(Path.of(bundle.file()));
      Await.until("its end", PATIENCE, () -> version(client).isEmpty());
    }
    drop(installation, bundle.write(folder, 1), client, 1);
    Wire wire = new Wire(server.address(), latencies);
    try (OpenLoop loop =
        OpenLoop.start(
            PER_SECOND,
            (number, due) ->
                wire.post(due, "", REGISTER, "{}").thenApply(one -> one.expect(401)))) {
      for (int i = 0; i < times; i++) {
        updates.add(drop(installation, bundle.write(folder, 2 + i), client, 2 + i));
      }
      loop.stop();
    }
    gaps(server.log().lines());
  }

  private static double drop(Installation installation, Path jar, Client client, int number)
      throws Exception {
    long start = System.nanoTime();
    installation.drop(jar);
    String version = BumpedJar.version(number);
    Await.until(version, PATIENCE, () -> version(client).filter(version::equals).isPresent());
    return (System.nanoTime() - start) / 1e6;
  }

  private static Optional<String> version(Client client) throws Exception {
    JsonElement probe =
        client.post(REGISTER, "{}").expect(401).json().getAsJsonObject("params").get(Probe.TYPE);
    return Optional.ofNullable(probe)
        .map(one -> one.getAsJsonObject().get("version").getAsString());
  }

  /** From the lines that tell of the stage's removal to those that tell of its return. */
  private void gaps(List<String> lines) {
    double removed = 0;
    for (String line : lines) {
      if (line.contains("Stage " + Probe.TYPE + " ") && line.endsWith(" is removed")) {
        removed = time(line);
      } else if (line.contains("Stage " + Probe.TYPE + " ") && line.endsWith(" is installed")) {
        gaps.add(new Gap(removed, time(line)));
      }
    }
  }

  private static double time(String line) {
    return OffsetDateTime.parse(line.split(" ", 2)[0]).toInstant().toEpochMilli();
  }

  /** From the renaming until a new stage is offered. */
  public Latencies.Sorted dropToOffered() {
    return sorted(drops);
  }

  /** From the renaming until a newer version answers. */
  public Latencies.Sorted update() {
    return sorted(updates);
  }

  /** How long requests took that came while the stage was away. */
  public Latencies.Sorted caught() {
    return latencies.of(sample -> gaps.stream().anyMatch(gap -> gap.meets(sample)));
  }

  /** How long all others took. */
  public Latencies.Sorted others() {
    return latencies.of(sample -> gaps.stream().noneMatch(gap -> gap.meets(sample)));
  }

  private static Latencies.Sorted sorted(List<Double> values) {
    return Latencies.Sorted.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
