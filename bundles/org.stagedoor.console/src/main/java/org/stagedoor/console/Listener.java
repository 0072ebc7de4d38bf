package org.stagedoor.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes commands from a Unix-domain socket, which no network reaches and which the file system
 * shows to the server's own user alone. One connection brings one command: its words, each ended by
 * NUL, then the end of the stream; it is answered by a byte, the exit code, and a text in UTF-8.
 * One that has not said all within two seconds is dropped.
 */
final class Listener implements AutoCloseable {
  static final String SOCKET = "socket";

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);
  private static final int MAX_REQUEST = 64 * 1024;
  private static final int SECONDS = 2;

  private final Path socket;
  private final ServerSocketChannel server;
  private final Function<List<String>, Reply> commands;
  private final ExecutorService threads;
  private final ScheduledExecutorService timer;

  private Listener(
      Path socket, ServerSocketChannel server, Function<List<String>, Reply> commands) {
    this.socket = socket;
    this.server = server;
    this.commands = commands;
    // One for each console: those that say nothing must not keep another from being heard. How many
    // there are is no danger, for only the server's own user gets here.
    threads = Executors.newCachedThreadPool(Listener::thread);
    timer = Executors.newSingleThreadScheduledExecutor(Listener::thread);
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "stagedoor-console");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Makes the socket.
   *
   * @throws IOException if the folder can't be made, or its path is longer than a socket's may be
   * @throws UnsupportedOperationException if the file system has no owners
   */
  static Listener in(Path folder, Function<List<String>, Reply> commands) throws IOException {
    Files.createDirectories(folder);
    // The folder first: between its making and the next line the socket is open to whom umask lets.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path socket = folder.resolve(SOCKET);
    // A killed server leaves its socket behind.
    Files.deleteIfExists(socket);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      server.bind(UnixDomainSocketAddress.of(socket));
      Files.setPosixFilePermissions(socket, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException | RuntimeException e) {
      server.close();
      throw e;
    }
    return new Listener(socket, server, commands);
  }

  void start() {
    threads.execute(this::listen);
  }

  private void listen() {
    while (server.isOpen()) {
      try {
        hand(server.accept());
      } catch (ClosedChannelException e) {
        // By close().
      } catch (IOException e) {
        LOG.debug("A console could not be let in: {}", e.getMessage());
      }
    }
  }

  private void hand(SocketChannel connection) {
    try {
      threads.execute(() -> serve(connection));
    } catch (RejectedExecutionException e) {
      // By close().
      drop(connection);
    }
  }

  private void serve(SocketChannel accepted) {
    try (SocketChannel connection = accepted) {
      answer(connection, read(connection));
    } catch (RejectedExecutionException e) {
      // By close().
    } catch (IOException e) {
      LOG.debug("A console went away: {}", e.getMessage());
    }
  }

  /** What a console says, cut off after {@link #MAX_REQUEST}. */
  private byte[] read(SocketChannel connection) throws IOException {
    ScheduledFuture<?> drop = timer.schedule(() -> drop(connection), SECONDS, TimeUnit.SECONDS);
    try {
      InputStream words = Channels.newInputStream(connection);
      byte[] request = words.readNBytes(MAX_REQUEST);
      // One that is closed before it is read to the end is reset, and would not see the answer.
      words.transferTo(OutputStream.nullOutputStream());
      return request;
    } finally {
      drop.cancel(false);
    }
  }

  private static void drop(SocketChannel connection) {
    try {
      connection.close();
    } catch (IOException e) {
      LOG.debug("A console went away: {}", e.getMessage());
    }
  }

  private void answer(SocketChannel connection, byte[] request) throws IOException {
    String text = new String(request, StandardCharsets.UTF_8);
    Reply reply =
        request.length == MAX_REQUEST
            ? Reply.wrong("this command is too long")
            : commands.apply(Stream.of(text.split("\0")).filter(it -> !it.isEmpty()).toList());
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    answer.write(reply.code());
    answer.writeBytes(reply.text().getBytes(StandardCharsets.UTF_8));
    ByteBuffer buffer = ByteBuffer.wrap(answer.toByteArray());
    while (buffer.hasRemaining()) {
      connection.write(buffer);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      timer.shutdownNow();
      threads.shutdownNow();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
