package org.stagedoor.e2e.mail;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;

/** A mail server that behaves as badly as a test wants. */
final class ScriptedRelay implements AutoCloseable {
  /** What it does with a mail. */
  enum Behaviour {
    ACCEPT,
    /** 451 to the recipient. */
    BUSY,
    /** 550 to the recipient. */
    REFUSE,
    /** 452 to the text. */
    FULL,
    /** 554 to the text. */
    DISLIKE,
    /** Takes the mail, and is gone before it says so. */
    DIE,
    /** Says nothing for longer than anybody waits. */
    SLEEP,
    /** Takes its time. */
    SLOW,
    /** Takes some milliseconds, sometimes more and sometimes fewer. */
    BRISK
  }

  /**
   * A mail that it took.
   *
   * @param to whom it is for
   * @param id its Message-ID
   */
  record Taken(String to, String id) {}

  private static final int BRISK_MILLIS = 20;

  private final ServerSocket socket;
  private final Queue<Behaviour> script = new ConcurrentLinkedQueue<>();
  private final Queue<Taken> taken = new ConcurrentLinkedQueue<>();
  private volatile Behaviour usual = Behaviour.ACCEPT;

  ScriptedRelay(int port) throws IOException {
    socket = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "scripted-relay");
    thread.setDaemon(true);
    thread.start();
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What is done with the next mails; afterwards the usual. */
  void script(Behaviour... behaviours) {
    script.addAll(List.of(behaviours));
  }

  /** What is done with mails. */
  void usually(Behaviour behaviour) {
    usual = behaviour;
  }

  /** How much of the script is left. */
  int left() {
    return script.size();
  }

  /** The Message-IDs of the mails that it took, as often as it took them. */
  List<String> taken() {
    return taken.stream().map(Taken::id).toList();
  }

  /** The same, with whom they are for. */
  List<Taken> mails() {
    return List.copyOf(taken);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> talk(client), "scripted-relay-talk");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return;
      }
    }
  }

  private void talk(Socket client) {
    try (client) {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      OutputStream out = client.getOutputStream();
      say(out, "220 ready");
      Behaviour behaviour = Behaviour.ACCEPT;
      String to = "";
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String command = line.toUpperCase(Locale.ROOT);
        if (command.startsWith("MAIL")) {
          Behaviour next = script.poll();
          behaviour = next == null ? usual : next;
          say(out, "250 ok");
        } else if (command.startsWith("RCPT")) {
          to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
          say(out, recipient(behaviour));
        } else if (command.startsWith("DATA")) {
          say(out, "354 go on");
          if (!data(in, to, behaviour)) {
            return;
          }
          say(out, text(behaviour));
        } else if (command.startsWith("QUIT")) {
          say(out, "221 bye");
          return;
        } else {
          say(out, "250 ok");
        }
      }
    } catch (IOException | InterruptedException e) {
      // The other side is gone, which some tests are about.
      Thread.currentThread().interrupt();
    }
  }

  private static String recipient(Behaviour behaviour) throws InterruptedException {
    return switch (behaviour) {
      case BUSY -> "451 busy";
      case REFUSE -> "550 nobody here";
      case SLEEP -> {
        Thread.sleep(10_000);
        yield "250 ok";
      }
      default -> "250 ok";
    };
  }

  private static String text(Behaviour behaviour) {
    return switch (behaviour) {
      case FULL -> "452 no room";
      case DISLIKE -> "554 not such a text";
      default -> "250 taken";
    };
  }

  /** Reads a mail; false if it is not to be answered. */
  private boolean data(BufferedReader in, String to, Behaviour behaviour)
      throws IOException, InterruptedException {
    String id = "";
    String line = in.readLine();
    for (; line != null && !line.equals("."); line = in.readLine()) {
      if (line.startsWith("Message-ID:")) {
        id = line.substring("Message-ID:".length()).strip();
      }
    }
    if (line == null) {
      // The other side was killed in the middle of it.
      return false;
    }
    if (behaviour == Behaviour.SLOW) {
      Thread.sleep(200);
    }
    if (behaviour != Behaviour.FULL && behaviour != Behaviour.DISLIKE) {
      taken.add(new Taken(to, id));
    }
    if (behaviour == Behaviour.BRISK) {
      Thread.sleep(ThreadLocalRandom.current().nextInt(BRISK_MILLIS));
    }
    return behaviour != Behaviour.DIE;
  }

  private static void say(OutputStream out, String line) throws IOException {
    out.write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
