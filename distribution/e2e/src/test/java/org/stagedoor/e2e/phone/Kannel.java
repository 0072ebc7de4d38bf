package org.stagedoor.e2e.phone;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.e2e.Await;

/** A Kannel of Debian's with settings of its own, and behind it Kannel's fake SMS centre. */
final class Kannel implements AutoCloseable {
  static final String USER = "tester";
  static final String PASSWORD = "foo&bar";

  private static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
  private static final Path SMSBOX = Path.of("/usr/sbin/smsbox");
  private static final Path CENTRE = Path.of("/usr/lib/kannel/test/fakesmsc");

  private final Path folder;
  private final int port = free();
  private final List<Process> processes = new ArrayList<>();

  private Kannel(Path folder) throws IOException {
    this.folder = folder;
  }

  /** Why there can be none on this machine; empty if there can. */
  static Optional<String> missing() {
    for (Path binary : List.of(BEARERBOX, SMSBOX, CENTRE)) {
      if (!Files.isExecutable(binary)) {
        return Optional.of("no " + binary + ", of kannel and kannel-extras");
      }
    }
    return Optional.empty();
  }

  /** Starts all three. */
  static Kannel start() throws Exception {
    Kannel kannel = new Kannel(Files.createTempDirectory("stagedoor-kannel-"));
    boolean answers = false;
    try {
      kannel.boot();
      answers = true;
      return kannel;
    } finally {
      if (!answers) {
        kannel.close();
      }
    }
  }

  private void boot() throws Exception {
    int box = free();
    int centre = free();
    Path settings = folder.resolve("kannel.conf");
    Files.writeString(settings, settings(free(), box, centre));
    run("bearerbox", BEARERBOX.toString(), settings.toString());
    Await.until("the bearerbox", () -> answers(box) && answers(centre));
    run("smsbox", SMSBOX.toString(), settings.toString());
    // It only joins in when it has sent a message itself.
    run(
        "centre",
        CENTRE.toString(),
        "-H",
        "127.0.0.1",
        "-r",
        String.valueOf(centre),
        "-m",
        "1",
        "1 2 text nop");
    Await.until("the smsbox", () -> answers(port));
    Await.until("the centre", () -> said("centre").contains("sent message 1"));
  }

  private String settings(int admin, int box, int centre) {
    return """
        group = core
        admin-port = %d
        admin-interface = 127.0.0.1
        admin-password = nobody
        smsbox-port = %d
        smsbox-interface = 127.0.0.1
        box-allow-ip = 127.0.0.1

        group = smsc
        smsc = fake
        smsc-id = FAKE
        port = %d
        connect-allow-ip = 127.0.0.1

        group = smsbox
        bearerbox-host = 127.0.0.1
        bearerbox-port = %d
        sendsms-port = %d
        sendsms-interface = 127.0.0.1

        group = sendsms-user
        username = %s
        password = %s
        max-messages = 3
        concatenation = true

        group = sms-service
        keyword = default
        max-messages = 0
        text = none
        """
        .formatted(admin, box, centre, box, port, USER, PASSWORD);
  }

  private void run(String name, String... command) throws IOException {
    processes.add(
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name).toFile())
            .start());
  }

  private String said(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** Where {@code sendsms} answers. */
  int port() {
    return port;
  }

  /** What the centre was last given for a number, once it was. */
  Text text(String number) throws Exception {
    // A line break in a text makes two lines, each in brackets of its own.
    Pattern pattern = Pattern.compile("<Stagedoor " + Pattern.quote(number) + " text ([^>]*)>");
    Await.until("the text", () -> pattern.matcher(said("centre")).find());
    Matcher matcher = pattern.matcher(said("centre"));
    return new Text("", number, matcher.results().findFirst().orElseThrow().group(1));
  }

  private static boolean answers(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static int free() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Stops those that were started, the first one last. */
  @Override
  public void close() throws Exception {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroy();
      if (!processes.get(i).waitFor(10, TimeUnit.SECONDS)) {
        processes.get(i).destroyForcibly().waitFor();
      }
    }
  }
}
