package org.stagedoor.launcher;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Sends one command to the server that runs, and prints its answer; {@code bin/stagedoor console}
 * calls it. The other side is the bundle org.stagedoor.console.
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong arguments, 3 no server answers.
 */
public final class Console {
  private static final int NO_SERVER = 3;

  private Console() {}

  /**
   * Sends a command.
   *
   * @param arguments the data folder, and the words of the command; {@code -} stands for the next
   *     line of the standard input, since others may read what is in the list of processes
   */
  public static void main(String[] arguments) throws IOException {
    Path data = Path.of(arguments[0]).toAbsolutePath().normalize();
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    List<String> words = new ArrayList<>();
    for (String word : List.of(arguments).subList(1, arguments.length)) {
      words.add(word.equals("-") ? Objects.requireNonNullElse(input.readLine(), "") : word);
    }
    System.exit(send(data, words));
  }

  private static int send(Path data, List<String> words) {
    Path socket = data.resolve("console").resolve("socket");
    try (SocketChannel server = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.connect(UnixDomainSocketAddress.of(socket));
      OutputStream request = Channels.newOutputStream(server);
      request.write(bytes(words));
      server.shutdownOutput();
      return print(Channels.newInputStream(server));
    } catch (IOException e) {
      err().println("stagedoor: no server answers on " + socket + " (--data): " + Reason.of(e));
      return NO_SERVER;
    }
  }

  private static byte[] bytes(List<String> words) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String word : words) {
      bytes.writeBytes(word.getBytes(StandardCharsets.UTF_8));
      bytes.write(0);
    }
    return bytes.toByteArray();
  }

  private static int print(InputStream answer) throws IOException {
    int code = answer.read();
    if (code < 0) {
      throw new IOException("it ended the connection");
    }
    String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
    if (!text.isEmpty()) {
      (code == 0 ? out() : err()).println(code == 0 ? text : "stagedoor: " + text);
    }
    return code;
  }

  private static PrintStream out() {
    return new PrintStream(System.out, true, StandardCharsets.UTF_8);
  }

  private static PrintStream err() {
    return new PrintStream(System.err, true, StandardCharsets.UTF_8);
  }
}
