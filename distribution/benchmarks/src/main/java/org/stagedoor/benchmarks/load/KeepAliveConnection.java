package org.stagedoor.benchmarks.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/** One connection on which requests are sent one after the other; as little client as can be. */
public final class KeepAliveConnection implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int STATUS_AT = 9;
  private static final String LENGTH = "\r\ncontent-length:";

  private final String host;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] buffer = new byte[8192];

  /** Connects. */
  public KeepAliveConnection(URI address) throws IOException {
    host = address.getAuthority();
    socket = new Socket(address.getHost(), address.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(TIMEOUT_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /**
   * An answer.
   *
   * @param status the status
   * @param head the status line and the headers
   * @param body the body
   */
  public record Answer(int status, String head, String body) {}

  String host() {
    return host;
  }

  /** Sends a request without placeholders, and reads the whole answer. */
  public Answer send(Step step) throws IOException {
    return send(step.head(host, "") + step.body().length() + "\r\n\r\n" + step.body());
  }

  Answer send(String request) throws IOException {
    out.write(request.getBytes(StandardCharsets.US_ASCII));
    out.flush();
    int filled = 0;
    int end = -1;
    while (end < 0) {
      int searched = Math.max(0, filled - 3);
      filled = more(filled);
      end = blankLine(searched, filled);
    }
    String head = new String(buffer, 0, end, StandardCharsets.ISO_8859_1);
    int length = length(head);
    int body = end + 4;
    while (filled < body + length) {
      filled = more(filled);
    }
    return new Answer(
        Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10),
        head,
        new String(buffer, body, length, StandardCharsets.UTF_8));
  }

  private int more(int filled) throws IOException {
    if (filled == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * filled);
    }
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      throw new EOFException("the server closed the connection");
    }
    return filled + read;
  }

  private int blankLine(int from, int to) {
    for (int i = from; i + 3 < to; i++) {
      if (buffer[i] == '\r'
          && buffer[i + 1] == '\n'
          && buffer[i + 2] == '\r'
          && buffer[i + 3] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private static int length(String head) throws IOException {
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("no Content-Length: " + head);
    }
    int end = head.indexOf('\r', at + 2);
    return Integer.parseInt(
        head.substring(at + LENGTH.length(), end < 0 ? head.length() : end).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
