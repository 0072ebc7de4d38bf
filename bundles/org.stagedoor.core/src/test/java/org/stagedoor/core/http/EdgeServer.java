package org.stagedoor.core.http;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Bearers;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.core.brand.Brand;
import org.stagedoor.core.json.GsonCodec;
import org.stagedoor.core.protocol.GuardedCall;

/** The edge on a real Jetty, set as the distribution sets it, around fakes. */
final class EdgeServer implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-11-21T20:00:00Z");

  final FakeEngine engine = new FakeEngine();
  volatile Brand brand = Brand.NONE;
  final FakeTokens tokens = new FakeTokens();
  final List<Bearers> bearers = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  volatile Duration absence = Duration.ofSeconds(1);
  final Routes routes = new Routes(() -> absence, Duration.ofSeconds(1));
  private final Server jetty;
  private final ServerConnector connector;

  EdgeServer() throws Exception {
    this("http://localhost:8008");
  }

  EdgeServer(String publicUri) throws Exception {
    this(publicUri, 200, Bodies.PATIENCE);
  }

  /**
   * A server.
   *
   * @param threads how many it has
   * @param patience how long a body may take to come
   */
  EdgeServer(String publicUri, int threads, Duration patience) throws Exception {
    jetty = new Server(new QueuedThreadPool(threads));
    Settings settings =
        new Settings(
            "example.org", URI.create(publicUri), 65_536, List.of(), Duration.ofSeconds(1));
    Edge edge =
        new EdgeParts(settings, () -> NOW, new SecureRandom(), patience)
            .edge(
                routes,
                engine,
                new Authenticator(tokens, tokens.devices, () -> bearers),
                new FakeKeys(),
                () -> brand,
                new GsonCodec());
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setRequestHeaderSize(16_384);
    connector = new ServerConnector(jetty, 1, 1, new HttpConnectionFactory(configuration));
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    ServletContextHandler context = new ServletContextHandler("/");
    ServletHolder holder = new ServletHolder(new MatrixServlet(() -> edge));
    holder.setAsyncSupported(true);
    context.addServlet(holder, "/*");
    context.getServletHandler().setDecodeAmbiguousURIs(true);
    jetty.setHandler(context);
    jetty.start();
  }

  RawHttp http() {
    return new RawHttp(connector.getLocalPort());
  }

  /** Adds an endpoint that notes its calls. */
  void endpoint(String route, Access access, Endpoint endpoint) {
    add(
        route,
        access,
        new Service.Plain(
            call -> {
              calls.add(call);
              return endpoint.serve(call);
            },
            false));
  }

  /** Adds an operation; its calls are noted by the engine. */
  void operation(String route, Access access) {
    add(
        route,
        access,
        new Service.Guarded(new GuardedCall("op", List.of(), false, new FakeOperation())));
  }

  void add(String route, Access access, Service service) {
    Lease lease = new Lease();
    Routed routed = new Routed(RoutePattern.parse(route), access, service, lease);
    routes.add(new Routes.Published(other -> 0, List.of(routed), lease, () -> false));
  }

  Call lastCall() {
    return calls.get(calls.size() - 1);
  }

  static <T, R> Function<T, R> always(R value) {
    return any -> value;
  }

  static Optional<String> none() {
    return Optional.empty();
  }

  @Override
  public void close() throws Exception {
    jetty.stop();
  }
}
