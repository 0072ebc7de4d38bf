package org.stagedoor.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A connection on which anything can be sent, for requests that no decent client would make. */
public final class RawHttp implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;

  private final Socket socket;

  /** Connects. */
  public RawHttp(URI address) throws IOException {
    socket = new Socket(address.getHost(), address.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  /** Sends text as it stands, one byte a character. */
  public RawHttp send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Sends bytes as they stand. */
  public RawHttp send(byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
    return this;
  }

  /** Sends a body in one chunk of the chunked encoding, and the end of it. */
  public RawHttp sendChunked(byte[] body) throws IOException {
    send(Integer.toHexString(body.length) + "\r\n");
    send(body);
    return send("\r\n0\r\n\r\n");
  }

  /** Reads until the server closes the connection: ask for {@code Connection: close}. */
  public String readAll() throws IOException {
    return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
