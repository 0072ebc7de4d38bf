package org.stagedoor.e2e;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * One server for all tests of a class:
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ServerExtension SERVER = new ServerExtension();
 * }</pre>
 */
public final class ServerExtension implements BeforeAllCallback, AfterAllCallback {
  private final Setup setup;
  private @Nullable Installation installation;
  private @Nullable RunningServer server;

  /** A server as the archive has it, but with a cheap password hash. */
  public ServerExtension() {
    this(fresh -> {});
  }

  /** A server whose settings are changed before it starts. */
  public ServerExtension(Setup setup) {
    this.setup = setup;
  }

  /** Where it answers. */
  public URI address() {
    return server().address();
  }

  /** A client without an access token. */
  public Client client() {
    return server().client();
  }

  /** What it is installed from. */
  public Installation installation() {
    return there(installation);
  }

  /** The process. */
  public RunningServer server() {
    return there(server);
  }

  /** Kills the server and starts it again on the same data; the address changes. */
  public void crashAndRestart() throws Exception {
    server().kill();
    server = RunningServer.start(installation());
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    Installation fresh = Installation.fresh();
    setup.prepare(fresh);
    installation = fresh;
    server = RunningServer.start(fresh);
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (server != null) {
      server.stop();
    }
  }

  private static <T> T there(@Nullable T value) {
    if (value == null) {
      throw new IllegalStateException("the server runs from beforeAll to afterAll");
    }
    return value;
  }

  /** Changes an installation before its server starts. */
  @FunctionalInterface
  public interface Setup {
    /** Changes it. */
    void prepare(Installation installation) throws Exception;
  }
}
