package org.stagedoor.cluster;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.stagedoor.e2e.Await;

/**
 * nginx with the settings that the documentation shows: only addresses are replaced, and TLS is
 * left out. Beside them there is a door to each node.
 */
public final class Nginx implements Balancer {
  private static final Path PROGRAM = Path.of("/usr/sbin/nginx");

  private final Path folder;
  private final List<Node> nodes;
  private final Process process;
  private final int port;
  private final List<Integer> doors;
  private final Set<Node> down = ConcurrentHashMap.newKeySet();

  private Nginx(Path folder, List<Node> nodes) throws IOException {
    this.folder = folder;
    this.nodes = nodes;
    this.port = Ports.free();
    this.doors = new ArrayList<>();
    for (int i = 0; i < nodes.size(); i++) {
      doors.add(Ports.free());
    }
    Files.createDirectories(folder);
    write();
    this.process = nginx();
  }

  /** Whether it is there; {@code -Dcluster.without.nginx=true} hides it. */
  static boolean installed() {
    return Files.isExecutable(PROGRAM) && !Boolean.getBoolean("cluster.without.nginx");
  }

  static Nginx start(List<Node> nodes) throws Exception {
    Nginx nginx = new Nginx(nodes.get(0).installation().data().resolveSibling("nginx"), nodes);
    Await.until(
        "nginx",
        Duration.ofSeconds(20),
        () -> {
          if (!nginx.process.isAlive()) {
            throw new AssertionError(Files.readString(nginx.folder.resolve("output")));
          }
          return Files.exists(nginx.folder.resolve("pid"));
        });
    return nginx;
  }

  @Override
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public List<URI> doors() {
    return doors.stream().map(door -> URI.create("http://127.0.0.1:" + door)).toList();
  }

  /** Marks a node {@code down} and reloads: requests under way end, new ones go elsewhere. */
  void drain(Node node) throws Exception {
    down.add(node);
    reload();
  }

  /** Takes the mark away. */
  void readmit(Node node) throws Exception {
    down.remove(node);
    reload();
  }

  private void reload() throws Exception {
    List<ProcessHandle> old = process.children().toList();
    write();
    Process kill =
        new ProcessBuilder("kill", "-HUP", Long.toString(process.pid())).inheritIO().start();
    if (kill.waitFor() != 0) {
      throw new IllegalStateException("nginx is gone");
    }
    // The old workers end when their last request is answered.
    Await.until("nginx's old workers", () -> old.stream().noneMatch(ProcessHandle::isAlive));
  }

  private void write() throws IOException {
    Path home = nodes.get(0).installation().home();
    String site =
        replaced(
            Documented.block(home, "nginx"),
            nodes.stream().map(this::server).collect(Collectors.joining()),
            port);
    StringBuilder doorways = new StringBuilder();
    for (int i = 0; i < nodes.size(); i++) {
      doorways.append(door(i));
    }
    Files.writeString(folder.resolve("site.conf"), site);
    Files.writeString(
        folder.resolve("nginx.conf"),
        """
        user root;
        worker_processes 1;
        daemon off;
        pid %1$s/pid;
        error_log %1$s/error.log notice;
        events { worker_connections 4096; }
        http {
          access_log off;
          client_body_temp_path %1$s/body;
          proxy_temp_path %1$s/proxy;
          fastcgi_temp_path %1$s/fastcgi;
          uwsgi_temp_path %1$s/uwsgi;
          scgi_temp_path %1$s/scgi;
          include %1$s/site.conf;
          %2$s
        }
        """
            .formatted(folder, doorways));
  }

  /** The documentation's two nodes become ours, and its public address a port of this machine. */
  static String replaced(String documented, String servers, int port) {
    return documented
        .replaceFirst("(?m)(^ *server [^{;]*;.*\n)+", servers)
        .replaceAll("(?m)^ *ssl_.*\n", "")
        .replaceFirst("listen .*;", "listen 127.0.0.1:" + port + ";");
  }

  private String server(Node node) {
    return "server %s max_fails=1 fail_timeout=2s%s;%n"
        .formatted(node.address().getAuthority(), down.contains(node) ? " down" : "");
  }

  private String door(int first) {
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < nodes.size(); i++) {
      servers
          .append("server ")
          .append(nodes.get(i).address().getAuthority())
          .append(" max_fails=1 fail_timeout=1s")
          .append(i == first ? ";" : " backup;");
    }
    return """
    upstream door%1$d { zone door%1$d 64k; %2$s }
    server {
      listen 127.0.0.1:%3$d;
      proxy_http_version 1.1;
      proxy_set_header Connection "";
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      location / { proxy_pass http://door%1$d; }
    }
    """
        .formatted(first, servers, doors.get(first));
  }

  private Process nginx() throws IOException {
    return new ProcessBuilder(
            PROGRAM.toString(), "-p", folder.toString(), "-c", folder + "/nginx.conf")
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("output").toFile())
        .start();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
