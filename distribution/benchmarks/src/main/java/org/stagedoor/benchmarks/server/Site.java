package org.stagedoor.benchmarks.server;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import org.stagedoor.benchmarks.load.Conversation;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.benchmarks.process.AllocationLog;
import org.stagedoor.benchmarks.process.ServerProcess;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** A standalone server that runs, as users start it. */
final class Site implements AutoCloseable {
  private final Installation installation;
  private final RunningServer server;
  private final AllocationLog allocations;

  private Site(Installation installation, RunningServer server, AllocationLog allocations) {
    this.installation = installation;
    this.server = server;
    this.allocations = allocations;
  }

  /** Starts it. */
  static Site start(Installation installation) throws IOException, InterruptedException {
    AllocationLog allocations = AllocationLog.fresh();
    return new Site(
        installation,
        RunningServer.start(installation, Map.of("JAVA_OPTS", allocations.option())),
        allocations);
  }

  Installation installation() {
    return installation;
  }

  URI address() {
    return server.address();
  }

  ServerProcess process() {
    return new ServerProcess(server.pid());
  }

  Contender contender() {
    return new Contender(address(), process(), allocations);
  }

  /** Makes a session, and returns its id. */
  String session(Step... steps) throws IOException {
    try (Conversation one = new Conversation(new Scenario("session", "", steps), address())) {
      return one.once();
    }
  }

  /** Registers somebody with a device, and returns the access token. */
  String user(String name) throws IOException {
    Scenario once = new Scenario("user", "", Step.register(name));
    try (Conversation one = new Conversation(once, address())) {
      String body = one.answers().get(0).body();
      return body.replaceFirst("(?s).*\"access_token\":\"([^\"]+)\".*", "$1");
    }
  }

  /** Ends it as an operator does. */
  void stop() throws InterruptedException {
    server.stop();
  }

  /** Kills it: nobody needs its data any more, nor the class archive that a clean stop writes. */
  @Override
  public void close() throws IOException, InterruptedException {
    server.kill();
    Files.deleteIfExists(allocations.file());
  }
}
