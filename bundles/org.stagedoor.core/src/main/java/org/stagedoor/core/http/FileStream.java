package org.stagedoor.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/** A file as it comes, within limits of size and time. Used by one thread. */
final class FileStream extends FilterInputStream {
  private static final Set<String> TYPES =
      Set.of("application/java-archive", "application/octet-stream");

  private final long limit;
  private final long end;
  private long count;

  FileStream(InputStream in, long limit, Duration patience) {
    super(in);
    this.limit = limit;
    this.end = System.nanoTime() + patience.toNanos();
  }

  /** Whether a request says that it brings a file. */
  static boolean announced(HttpServletRequest request) {
    String type = Objects.requireNonNullElse(request.getContentType(), "");
    return TYPES.contains(type.toLowerCase(Locale.ROOT));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int read = super.read(buffer, from, length);
    count += Math.max(0, read);
    if (count > limit) {
      throw failure(413, Errcode.TOO_LARGE, "The file is too large");
    }
    if (System.nanoTime() - end > 0) {
      throw failure(408, Errcode.UNKNOWN, "The file took too long");
    }
    return read;
  }

  /** As those who read a stream expect it, with what is to be answered as its cause. */
  private static IOException failure(int status, String errcode, String words) {
    return new IOException(words, new MatrixException(status, errcode, words));
  }

  @Override
  public long skip(long wanted) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(wanted, 8192)]));
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** The container's to close. */
  @Override
  public void close() {}
}
