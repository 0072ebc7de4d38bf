package org.stagedoor.core.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.core.protocol.Engine;
import org.stagedoor.core.retry.Refused;

/** {@code GET /_stagedoor/health}: answers also while nothing else can. */
@Component(immediate = true, service = Servlet.class)
@HttpWhiteboardServletPattern(HealthServlet.PATH)
@HttpWhiteboardServletName("stagedoor-health")
public final class HealthServlet extends HttpServlet {
  static final String PATH = "/_stagedoor/health";

  private static final Set<String> READS = Set.of("GET", "HEAD");

  private static final long serialVersionUID = 1L;

  private final transient JsonAnswers json;
  private final transient DatabaseWatch watch;
  private final transient Health health;

  /** Set by DS; away while the store or the engine is. */
  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable SealingKeys keys;

  /** The same. */
  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable Engine engine;

  /** The same. */
  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.OPTIONAL)
  transient volatile @Nullable ServiceComponentRuntime components;

  /** Called by DS. */
  @Activate
  public HealthServlet(@Reference JsonCodec codec) {
    json = new JsonAnswers(codec);
    watch = new DatabaseWatch(() -> Optional.ofNullable(keys), Clock.systemUTC()).start();
    health =
        new Health(
            () -> Optional.ofNullable(engine), watch::answers, () -> Refused.names(components));
  }

  /** Called by DS at the end. */
  @Deactivate
  void stop() {
    watch.close();
  }

  /** GET and HEAD; of TRACE the container would make an echo, of POST a page. */
  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (READS.contains(request.getMethod())) {
      health.answer(json).send(request, response);
    } else {
      json.wrongMethod(READS).send(request, response);
    }
  }
}
