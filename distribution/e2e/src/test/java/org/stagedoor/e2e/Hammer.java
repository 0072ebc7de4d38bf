package org.stagedoor.e2e;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * A client that asks for a challenge again and again on one connection, and on the next one when
 * that is closed; and complains of what is neither a challenge, nor the protocol's word for a
 * server that starts, nor a refused connection. A thread of its own.
 */
final class Hammer extends Thread {
  static final String HEAD =
      "POST /_matrix/client/v3/register HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\n";

  private static final int TIMEOUT_MILLIS = 20_000;
  private static final long PAUSE_NANOS = 1_000_000;

  private final URI address;
  private final List<String> complaints = new ArrayList<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean resting;

  private Hammer(URI address) {
    this.address = address;
    setDaemon(true);
  }

  /** Starts several of them. */
  static List<Hammer> swing(URI address, int many) {
    List<Hammer> hammers = Stream.generate(() -> new Hammer(address)).limit(many).toList();
    hammers.forEach(Thread::start);
    return hammers;
  }

  /** How many requests were answered so far. */
  int answers() {
    return answers.get();
  }

  /** What should not have been, in order. */
  List<String> complaints() {
    synchronized (complaints) {
      return List.copyOf(complaints);
    }
  }

  @Override
  public void run() {
    while (!resting) {
      try (Socket socket = new Socket(address.getHost(), address.getPort())) {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        use(socket);
      } catch (IOException e) {
        // Refused, or reset before it was let in.
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void use(Socket socket) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    String answer = ask(socket, in);
    while (!resting && !answer.contains("\nConnection: close\n")) {
      LockSupport.parkNanos(PAUSE_NANOS);
      try {
        answer = ask(socket, in);
      } catch (IOException e) {
        // The connection was to be kept, for all that the server said.
        complain("no answer, but " + e);
        return;
      }
    }
  }

  private String ask(Socket socket, BufferedReader in) throws IOException {
    socket.getOutputStream().write((HEAD + "{}").getBytes(StandardCharsets.ISO_8859_1));
    StringBuilder head = new StringBuilder();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      head.append(line).append('\n');
    }
    String length = head.substring(head.indexOf("Content-Length: ") + 16).lines().findFirst().get();
    char[] body = new char[Integer.parseInt(length)];
    for (int read = 0; read < body.length; read++) {
      body[read] = (char) in.read();
    }
    String answer = head.append(body).toString();
    boolean ours =
        answer.startsWith("HTTP/1.1 401 ")
            || (answer.startsWith("HTTP/1.1 503 ") && answer.contains("\nRetry-After: "));
    if (!ours || body[0] != '{') {
      complain(answer);
    }
    answers.incrementAndGet();
    return answer;
  }

  private static String line(BufferedReader in) throws IOException {
    String line = in.readLine();
    if (line == null) {
      throw new IOException("the end of the connection");
    }
    return line;
  }

  private void complain(String what) {
    synchronized (complaints) {
      complaints.add(what);
    }
  }

  /** Ends it. */
  void rest() throws InterruptedException {
    resting = true;
    join();
  }
}
