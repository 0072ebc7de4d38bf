package org.stagedoor.core.listen;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How the server listens.
 *
 * @param host the address
 * @param port the port
 * @param tls how it listens for TLS, if it does
 * @param threads how many serve requests at most
 * @param connections how many may be open at a time
 * @param idleSeconds how long a connection may be idle
 * @param headerBytes the most that a request's headers may take
 * @param backlog how many connections may wait to be accepted
 * @param stopSeconds how long requests under way may take when the server stops
 */
record Listening(
    String host,
    int port,
    Optional<Tls> tls,
    int threads,
    int connections,
    int idleSeconds,
    int headerBytes,
    int backlog,
    int stopSeconds) {
  /** What is no HTTP request at all is refused before we see it; browsers must read that too. */
  private static final String ERROR_HEADERS =
      String.join(
          "##",
          "Access-Control-Allow-Origin=*",
          "Access-Control-Allow-Methods=GET, POST, PUT, DELETE, OPTIONS",
          "Access-Control-Allow-Headers=X-Requested-With, Content-Type, Authorization",
          "Cache-Control=no-store",
          "Connection=close");

  /**
   * TLS.
   *
   * @param port the port
   * @param keystore a file with key and certificate
   * @param password of the file and the key
   */
  record Tls(int port, String keystore, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Tls[" + port + "]";
    }
  }

  /** As Felix HTTP takes it. */
  Map<String, Object> felix() {
    Map<String, Object> map = new HashMap<>();
    map.put("org.apache.felix.http.host", host);
    map.put("org.osgi.service.http.port", port);
    map.put("org.apache.felix.http.jetty.threadpool.max", threads);
    map.put("org.apache.felix.http.timeout", idleSeconds * 1000);
    map.put("org.apache.felix.http.jetty.headerBufferSize", headerBytes);
    map.put("org.apache.felix.http.jetty.acceptQueueSize", backlog);
    map.put("org.apache.felix.jetty.stopTimeout", stopSeconds * 1000);
    // Unknown to it; but a change is to make it listen anew, for Crowd.
    map.put("org.stagedoor.http.connections", connections);
    // Lets requests pass by Door.
    map.put("org.apache.felix.proxy.load.balancer.connection.enable", true);
    // Nobody needs to know what serves.
    map.put("org.apache.felix.http.jetty.sendServerHeader", false);
    // Addresses reach us as they were sent, slashes in a device id (%2F) included.
    map.put("org.eclipse.jetty.UriComplianceMode", "UNSAFE");
    map.put("org.apache.felix.http.jetty.errorPageCustomHeaders", ERROR_HEADERS);
    map.put("org.apache.felix.https.enable", tls.isPresent());
    tls.ifPresent(
        it -> {
          map.put("org.osgi.service.http.port.secure", it.port());
          map.put("org.apache.felix.https.keystore", it.keystore());
          map.put("org.apache.felix.https.keystore.password", it.password());
          map.put("org.apache.felix.https.keystore.key.password", it.password());
        });
    return map;
  }
}
