package org.stagedoor.cluster;

import java.sql.SQLException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands one cluster of three to all classes, and what counts in its database, beginning anew. Each
 * leaves all nodes running.
 */
final class SharedCluster implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedCluster.class);
  private static final int NODES = 3;

  /** A cluster under observation. */
  record Watched(Cluster cluster, Counter counter) implements AutoCloseable {
    @Override
    public void close() throws Exception {
      cluster.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Cluster.class || type == Counter.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Watched watched =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Watched.class, type -> start(), Watched.class);
    if (parameter.getParameter().getType() == Cluster.class) {
      return watched.cluster();
    }
    try {
      watched.counter().reset();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return watched.counter();
  }

  private static Watched start() {
    try {
      Cluster cluster = Cluster.start(NODES);
      return new Watched(cluster, Counter.install(cluster.database()));
    } catch (Exception e) {
      throw new IllegalStateException("the shared cluster does not start", e);
    }
  }
}
