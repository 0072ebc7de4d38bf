package org.stagedoor.api.http;

import java.time.Duration;
import org.stagedoor.api.json.Dict;

/**
 * An accident that the client is told of in Matrix' standard form: a status, an {@code errcode}, an
 * {@code error} for people and, with some codes, further members. Thrown by a stage it leaves the
 * session as it was.
 *
 * <p>It carries no stack trace: it is an answer, not a bug.
 */
public final class MatrixException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String errcode;
  private final transient Dict extra;

  /**
   * An accident.
   *
   * @param status the HTTP status, 400 to 599
   * @param errcode one of the specification's error codes, such as {@link Errcode#FORBIDDEN}
   * @param error what went wrong, in English, without any secret
   */
  public MatrixException(int status, String errcode, String error) {
    this(status, errcode, error, Dict.EMPTY);
  }

  /**
   * An accident with further members in the body.
   *
   * @param extra members beside {@code errcode} and {@code error}
   */
  public MatrixException(int status, String errcode, String error, Dict extra) {
    super(error, null, false, false);
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("no error status: " + status);
    }
    this.status = status;
    this.errcode = errcode;
    this.extra = extra;
  }

  /** 400 {@code M_MISSING_PARAM}: a field that must be there is not. */
  public static MatrixException missing(String field) {
    return new MatrixException(400, Errcode.MISSING_PARAM, "Missing field: " + field);
  }

  /** 400 {@code M_INVALID_PARAM}: a field is of another type or form than it must be. */
  public static MatrixException invalid(String field, String must) {
    return new MatrixException(400, Errcode.INVALID_PARAM, field + " " + must);
  }

  /** 403 {@code M_FORBIDDEN}. */
  public static MatrixException forbidden(String error) {
    return new MatrixException(403, Errcode.FORBIDDEN, error);
  }

  /** 404 {@code M_NOT_FOUND}. */
  public static MatrixException notFound(String error) {
    return new MatrixException(404, Errcode.NOT_FOUND, error);
  }

  /**
   * 429 {@code M_LIMIT_EXCEEDED} with {@code retry_after_ms}; the HTTP edge adds {@code
   * Retry-After}.
   */
  public static MatrixException limited(Duration retryAfter) {
    return new MatrixException(
        429,
        Errcode.LIMIT_EXCEEDED,
        "Too many attempts",
        Dict.of("retry_after_ms", Math.max(1, retryAfter.toMillis())));
  }

  /**
   * 503 {@code M_UNKNOWN} with {@code retry_after_ms}: something that the server needs is away for
   * a moment.
   */
  public static MatrixException unavailable(String error) {
    return new MatrixException(503, Errcode.UNKNOWN, error, Dict.of("retry_after_ms", 1000));
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** The error code. */
  public String errcode() {
    return errcode;
  }

  /** What went wrong, for people. */
  public String error() {
    return String.valueOf(getMessage());
  }

  /** The whole body. */
  public Dict body() {
    return Dict.of("errcode", errcode, "error", error()).with(extra);
  }
}
