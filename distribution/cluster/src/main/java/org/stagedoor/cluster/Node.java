package org.stagedoor.cluster;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/** A node: one installation, which keeps its port over restarts. One thread at a time. */
public final class Node implements AutoCloseable {
  private final Installation installation;
  private final int port;
  private @Nullable RunningServer server;

  /** A node that is yet to be started. */
  Node(Installation installation, int port) {
    this.installation = installation;
    this.port = port;
  }

  /** Where it answers while it runs. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** A client that talks to this node only. */
  public Client client() {
    return new Client(address());
  }

  /** Its settings and its data. */
  public Installation installation() {
    return installation;
  }

  /** Starts it and waits until it says that it is ready. */
  public void start() throws IOException, InterruptedException {
    start(Map.of());
  }

  /** The same with variables of its environment. */
  public void start(Map<String, String> environment) throws IOException, InterruptedException {
    server = RunningServer.start(installation, environment, "--port", Integer.toString(port));
  }

  /** SIGKILL. */
  public void kill() throws InterruptedException {
    running().kill();
  }

  /** SIGTERM, and waits for the end. */
  public void stop() throws InterruptedException {
    running().stop();
  }

  /** The process. */
  public RunningServer running() {
    RunningServer now = server;
    if (now == null) {
      throw new IllegalStateException("it was not started yet");
    }
    return now;
  }

  @Override
  public void close() throws InterruptedException {
    if (server != null) {
      server.kill();
    }
  }
}
