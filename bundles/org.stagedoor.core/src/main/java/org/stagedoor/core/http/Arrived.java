package org.stagedoor.core.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A request whose body is here, as far as it came. Used by one thread. */
final class Arrived extends HttpServletRequestWrapper {
  private final int length;
  private final Stream stream;

  /**
   * A request.
   *
   * @param failure what reading throws after the body; null if it came whole
   */
  Arrived(HttpServletRequest request, byte[] body, @Nullable Exception failure) {
    super(request);
    length = body.length;
    stream = new Stream(new ByteArrayInputStream(body), failure);
  }

  /** How many bytes are here; of a body over the limit its beginning, and one byte too many. */
  int length() {
    return length;
  }

  @Override
  public ServletInputStream getInputStream() {
    return stream;
  }

  private static final class Stream extends ServletInputStream {
    private final ByteArrayInputStream bytes;
    private final @Nullable Exception failure;

    Stream(ByteArrayInputStream bytes, @Nullable Exception failure) {
      this.bytes = bytes;
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      return end(bytes.read());
    }

    @Override
    public int read(byte[] buffer, int from, int count) throws IOException {
      return end(bytes.read(buffer, from, count));
    }

    private int end(int result) throws IOException {
      if (result < 0 && failure instanceof IOException io) {
        throw io;
      }
      if (result < 0 && failure instanceof RuntimeException told) {
        throw told;
      }
      return result;
    }

    @Override
    public boolean isFinished() {
      return bytes.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("it is here already");
    }
  }
}
