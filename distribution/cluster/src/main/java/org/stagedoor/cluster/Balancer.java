package org.stagedoor.cluster;

import java.net.URI;
import java.util.List;

/** Passes requests on to nodes. */
public interface Balancer extends AutoCloseable {
  /** Where nodes are asked in turn. */
  URI address();

  /**
   * For each node an address where that one is asked, and others only if it can't be reached: for
   * clients that want to be sure to meet another node with each request.
   */
  List<URI> doors();

  @Override
  void close() throws InterruptedException;

  /** nginx with the documented settings if it is installed, else one in this process. */
  static Balancer start(List<Node> nodes) throws Exception {
    return Nginx.installed() ? Nginx.start(nodes) : InProcess.start(nodes);
  }
}
