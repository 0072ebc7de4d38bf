package org.stagedoor.core.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.core.brand.Brands;
import org.stagedoor.core.protocol.Engine;

/** The HTTP edge as the container sees it: one servlet for everything. */
@Component(
    // Or the port would be open while the engine and the store are put together, and closed only
    // after they were taken apart; meanwhile the container answers 404 for want of a servlet.
    immediate = true,
    service = Servlet.class)
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletName("stagedoor")
@HttpWhiteboardServletAsyncSupported
public final class MatrixServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<Edge> edge;

  /** Puts the edge together. */
  @Activate
  public MatrixServlet(
      @Reference ServerSettings server,
      @Reference Whiteboard whiteboard,
      @Reference Engine engine,
      @Reference Tokens tokens,
      @Reference Devices devices,
      @Reference SealingKeys keys,
      @Reference Brands brands,
      @Reference JsonCodec codec) {
    this(
        new LiveEdge(
            server::settings,
            settings ->
                new EdgeParts(settings, Clock.systemUTC(), new SecureRandom(), Bodies.PATIENCE)
                    .edge(
                        whiteboard.routes(),
                        engine,
                        new Authenticator(tokens, devices, whiteboard::bearers),
                        keys,
                        brands,
                        codec)));
  }

  MatrixServlet(Supplier<Edge> edge) {
    this.edge = edge;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    edge.get().serve(request, response);
  }
}
