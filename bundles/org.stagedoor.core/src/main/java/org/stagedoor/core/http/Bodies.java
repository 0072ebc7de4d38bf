package org.stagedoor.core.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/**
 * Reads the bodies of requests within limits of size and time.
 *
 * @param limit how many bytes a body may have
 * @param patience how long one may take to come
 * @param held what those hold that are waited for
 */
record Bodies(int limit, Duration patience, Held held) {
  private static final byte[] EMPTY = {};

  /** Most bodies fit; a longer one grows the buffer. */
  private static final int FIRST_BUFFER = 2048;

  /** A sender of one byte at a time would keep its memory for hours. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A small part of what the smallest server has. */
  private static final long MAX_HELD = 16L << 20;

  /** Hundreds of ordinary bodies. */
  private static final long MAX_HELD_BY_ONE = MAX_HELD / 16;

  /**
   * What is read of a body that is too large anyway, and thrown away: a client that still sends
   * when the connection is closed never sees the answer.
   */
  static final long MAX_DISCARDED = 16L << 20;

  private static final long MAX_DISCARD_NANOS = 5_000_000_000L;

  Bodies(int limit, Duration patience) {
    this(limit, patience, new Held(MAX_HELD, MAX_HELD_BY_ONE));
  }

  private static boolean none(HttpServletRequest request) {
    return request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null;
  }

  /**
   * Whether a request can be answered without waiting for its body: it has none, or it is here, or
   * it is refused before it is sent.
   */
  boolean arrived(HttpServletRequest request) throws IOException {
    long declared = request.getContentLengthLong();
    if (none(request) || !request.isAsyncSupported()) {
      return true;
    }
    // To look for the body of who asks before sending would be to ask for it.
    if (request.getHeader("Expect") != null) {
      return declared > limit;
    }
    return declared > 0 && declared <= limit && request.getInputStream().available() >= declared;
  }

  /**
   * The whole body; empty if there is none.
   *
   * @throws MatrixException 413 {@code M_TOO_LARGE}, 408 or 400 if it does not come whole
   */
  byte[] read(HttpServletRequest request) {
    long declared = request.getContentLengthLong();
    if (declared == 0) {
      return EMPTY;
    }
    try {
      // Who asks before sending is told without asking for the body; touching the stream would ask.
      if (declared > limit && request.getHeader("Expect") != null) {
        throw tooLarge();
      }
      InputStream in = request.getInputStream();
      return declared > limit ? discard(in) : read(in, (int) declared);
    } catch (IOException e) {
      throw new MatrixException(400, Errcode.NOT_JSON, "The request body did not come whole");
    }
  }

  private byte[] read(InputStream in, int declared) throws IOException {
    long start = System.nanoTime();
    byte[] buffer = new byte[declared > 0 ? declared : FIRST_BUFFER];
    int length = 0;
    while (true) {
      if (length == buffer.length) {
        if (declared > 0) {
          return buffer;
        }
        if (length > limit) {
          return discard(in);
        }
        buffer = Arrays.copyOf(buffer, Math.min(length * 2, limit + 1));
      }
      int count = in.read(buffer, length, buffer.length - length);
      if (count < 0) {
        return Arrays.copyOf(buffer, length);
      }
      length += count;
      if (System.nanoTime() - start > patience.toNanos()) {
        throw new MatrixException(408, Errcode.UNKNOWN, "The request body took too long");
      }
    }
  }

  private static byte[] discard(InputStream in) throws IOException {
    long start = System.nanoTime();
    byte[] buffer = new byte[8192];
    long total = 0;
    int count = 0;
    while (count >= 0 && total < MAX_DISCARDED && System.nanoTime() - start < MAX_DISCARD_NANOS) {
      count = in.read(buffer);
      total += count;
    }
    throw tooLarge();
  }

  /**
   * Reads what nobody read of a body, up to the limit. Over an unread body the container closes the
   * connection, under the next request of a client that expects to keep it.
   */
  void finish(HttpServletRequest request) {
    if (none(request)
        || request.getContentLengthLong() > limit
        || request.getHeader("Expect") != null) {
      return;
    }
    try {
      InputStream in = request.getInputStream();
      if (in.read() < 0) {
        return; // it was read
      }
      long start = System.nanoTime();
      byte[] buffer = new byte[FIRST_BUFFER];
      int total = 1;
      int count = 0;
      while (count >= 0 && total <= limit && System.nanoTime() - start < MAX_DISCARD_NANOS) {
        count = in.read(buffer);
        total += count;
      }
    } catch (IOException | MatrixException e) {
      // Then the connection is of no use any more, which the container notices by itself.
    }
  }

  /**
   * The text of a body.
   *
   * @throws MatrixException 400 {@code M_NOT_JSON} if it is not UTF-8
   */
  static String text(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    // The quick decoder writes U+FFFD for what is broken; only then look whether it was sent as
    // such.
    if (text.indexOf('\uFFFD') >= 0) {
      try {
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      } catch (CharacterCodingException e) {
        throw new MatrixException(400, Errcode.NOT_JSON, "Content not UTF-8");
      }
    }
    return text;
  }

  private static MatrixException tooLarge() {
    return new MatrixException(413, Errcode.TOO_LARGE, "The request body is too large");
  }
}
