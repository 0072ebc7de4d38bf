package org.stagedoor.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stagedoor.e2e.Installation;

/**
 * Nodes on one database behind one balancer. Their settings are those of the archive but for cheap
 * password hashes, guesses without a limit, and a registration of three stages beside that of one.
 *
 * @param database the database
 * @param nodes the nodes
 * @param balancer the balancer
 */
public record Cluster(Database database, List<Node> nodes, Balancer balancer)
    implements AutoCloseable {
  /** For how long nodes wait for the database, in milliseconds. */
  public static final int PATIENCE_MILLIS = 2000;

  private static final String SECRET = "shared by the nodes of these tests";

  /** Starts everything. */
  public static Cluster start(int size) throws Exception {
    return start(size, Map.of());
  }

  /** The same with other limits for guesses. */
  public static Cluster start(int size, Map<String, String> limits) throws Exception {
    Path work = Path.of(System.getProperty("stagedoor.work"));
    Files.createDirectories(work);
    Database database =
        Database.start(Files.createTempDirectory(work, "cluster-").resolve("postgresql"));
    List<Node> nodes = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Installation installation = Sites.threeStages();
      installation.set(
          "org.stagedoor.store",
          Map.of(
              "url",
              database.url(),
              ".secret",
              SECRET,
              "connections",
              "8",
              "timeout",
              Integer.toString(PATIENCE_MILLIS)));
      installation.set("org.stagedoor.server", Map.of("trusted.proxies", "127.0.0.1"));
      Map<String, String> inForce = new HashMap<>(Sites.NO_LIMITS);
      inForce.putAll(limits);
      installation.set("org.stagedoor.limits", inForce);
      nodes.add(new Node(installation, Ports.free()));
    }
    try {
      for (Node node : nodes) {
        node.start();
      }
      return new Cluster(database, nodes, Balancer.start(nodes));
    } catch (Exception | AssertionError e) {
      for (Node node : nodes) {
        node.close();
      }
      database.close();
      throw e;
    }
  }

  /** A client that meets another node with each request. */
  public Traveller traveller(Tally tally) {
    return new Traveller(balancer.doors(), tally);
  }

  /** The one address that clients know outside of tests. */
  public List<URI> one() {
    return List.of(balancer.address());
  }

  @Override
  public void close() throws InterruptedException, IOException {
    balancer.close();
    for (Node node : nodes) {
      node.close();
    }
    database.close();
  }
}
