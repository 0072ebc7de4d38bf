package org.stagedoor.cluster;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.stagedoor.e2e.Await;

/**
 * HAProxy with the settings that the documentation shows, without TLS, and an operator's socket.
 */
final class Haproxy implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

  private final Path folder;
  private final int port;
  private final Process process;

  private Haproxy(Path folder, List<Node> nodes) throws IOException {
    this.folder = folder;
    this.port = Ports.free();
    Files.createDirectories(folder);
    StringBuilder servers = new StringBuilder();
    for (int i = 0; i < nodes.size(); i++) {
      servers.append(
          "    server node%d %s check%n".formatted(i, nodes.get(i).address().getAuthority()));
    }
    String documented =
        Documented.block(nodes.get(0).installation().home(), "haproxy")
            .replaceFirst("(?m)(^ *server .*\n)+", servers.toString())
            .replaceFirst("bind .*", "bind 127.0.0.1:" + port);
    Files.writeString(
        folder.resolve("haproxy.cfg"),
        "global%n    stats socket %s/admin level admin%n%n%s".formatted(folder, documented));
    this.process =
        new ProcessBuilder(PROGRAM.toString(), "-db", "-f", folder + "/haproxy.cfg")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile())
            .start();
  }

  static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  static Haproxy start(List<Node> nodes) throws Exception {
    Haproxy haproxy =
        new Haproxy(nodes.get(0).installation().data().resolveSibling("haproxy"), nodes);
    Await.until(
        "HAProxy",
        Duration.ofSeconds(20),
        () -> {
          if (!haproxy.process.isAlive()) {
            throw new AssertionError(Files.readString(haproxy.folder.resolve("output")));
          }
          return Files.exists(haproxy.folder.resolve("admin"));
        });
    return haproxy;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** What an operator types to drain a node, and to let it serve again. */
  void state(int node, String state) throws IOException {
    tell("set server stagedoor/node" + node + " state " + state);
  }

  /** Whether its checks find a node well. */
  boolean isUp(int node) throws IOException {
    return tell("show stat")
        .lines()
        .filter(line -> line.startsWith("stagedoor,node" + node + ","))
        .anyMatch(line -> line.contains(",UP,"));
  }

  private String tell(String command) throws IOException {
    try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      channel.connect(UnixDomainSocketAddress.of(folder.resolve("admin")));
      channel.write(StandardCharsets.US_ASCII.encode(command + "\n"));
      ByteBuffer answer = ByteBuffer.allocate(1 << 16);
      while (channel.read(answer) >= 0 && answer.hasRemaining()) {
        Thread.onSpinWait();
      }
      return StandardCharsets.US_ASCII.decode(answer.flip()).toString();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    process.waitFor();
  }
}
