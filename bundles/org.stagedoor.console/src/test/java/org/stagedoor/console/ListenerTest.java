package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListenerTest {
  @TempDir private Path data;

  private Path folder() {
    return data.resolve("console");
  }

  private Listener listener() throws IOException {
    Listener listener = Listener.in(folder(), words -> new Reply(words.size(), words + "é"));
    listener.start();
    return listener;
  }

  private SocketChannel connect() throws IOException {
    SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    channel.connect(UnixDomainSocketAddress.of(folder().resolve("socket")));
    return channel;
  }

  private Reply send(String request) throws IOException {
    try (SocketChannel channel = connect()) {
      ByteBuffer bytes = ByteBuffer.wrap(request.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.shutdownOutput();
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return new Reply(answer[0], new String(answer, 1, answer.length - 1, StandardCharsets.UTF_8));
    }
  }

  @Test
  void answersOneCommandAConnection() throws IOException {
    try (Listener listener = listener()) {
      assertEquals(new Reply(2, "[a, b c ü]é"), send("a\0b c ü\0"));
      assertEquals(new Reply(0, "[]é"), send(""));
      assertEquals(new Reply(0, "[]é"), send("\0\0"));
    }
  }

  @Test
  void isForItsOwnUserAlone() throws IOException {
    Files.createDirectory(
        folder(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
    try (Listener listener = listener()) {
      assertEquals("rwx------", permissions(folder()));
      assertEquals("rw-------", permissions(folder().resolve("socket")));
    }
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  @Test
  void isNotHeldUpByThoseThatSayNothingAndDropsThem() throws IOException {
    List<SocketChannel> silent = new ArrayList<>();
    try (Listener listener = listener()) {
      for (int i = 0; i < 8; i++) {
        silent.add(connect());
      }
      assertEquals(new Reply(1, "[a]é"), send("a\0"));
      for (SocketChannel each : silent) {
        assertEquals(-1, each.read(ByteBuffer.allocate(1)), "the end");
      }
    } finally {
      for (SocketChannel each : silent) {
        each.close();
      }
    }
  }

  @Test
  void takesNoEndlessCommand() throws IOException {
    try (Listener listener = listener()) {
      Reply tooLong = Reply.wrong("this command is too long");
      assertEquals(tooLong, send("x".repeat(64 * 1024)));
      assertEquals(tooLong, send("x".repeat(2_000_000)));
    }
  }

  @Test
  void takesThePlaceOfAKilledServersSocket() throws IOException {
    Files.createDirectories(folder());
    Files.createFile(folder().resolve("socket"));
    try (Listener listener = listener()) {
      assertEquals(new Reply(1, "[a]é"), send("a\0"));
    }
    assertFalse(Files.exists(folder().resolve("socket")));
  }

  @Test
  void saysWhenAPathIsTooLong() {
    Path deep = data.resolve("x".repeat(120));
    assertThrows(IOException.class, () -> Listener.in(deep, words -> Reply.done("")));
  }
}
