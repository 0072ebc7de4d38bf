package org.stagedoor.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.operation.Upload;

/**
 * Reads what a request carries.
 *
 * @param bodies reads the bytes
 * @param codec reads JSON
 * @param guard tells our own forms from others'
 */
record CallBodies(Bodies bodies, JsonCodec codec, FormGuard guard) {
  /** How long a file may take to come. */
  private static final Duration FILE_PATIENCE = Duration.ofMinutes(1);

  private static final String FORM = "application/x-www-form-urlencoded";

  /**
   * The body of a guarded call.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 or 413 if it is no JSON object or too large
   */
  Dict operation(Incoming incoming) {
    if (incoming.method().equals("GET")) {
      return Dict.EMPTY;
    }
    byte[] body = bodies.read(incoming.raw());
    return body.length == 0 && incoming.method().equals("DELETE") ? Dict.EMPTY : json(body);
  }

  /**
   * The body of an endpoint's call; empty if it must not reach the endpoint, since it is a form
   * that is not ours.
   *
   * @param endpoint says which forms it takes
   */
  Optional<Dict> endpoint(Incoming incoming, Service.Plain endpoint) {
    if (incoming.method().equals("GET")) {
      return Optional.of(Dict.EMPTY);
    }
    byte[] body = bodies.read(incoming.raw());
    if (incoming.isPost() && endpoint.foreign() && isForm(incoming, body)) {
      return Optional.of(Dict.copyOf(fields(body)));
    }
    if (incoming.isPost() && (endpoint.form() || isForm(incoming, body))) {
      return protectedForm(incoming, isForm(incoming, body) ? fields(body) : Map.of());
    }
    // To log out takes no body, and clients send none.
    boolean none = incoming.header("Content-Type") == null || incoming.method().equals("DELETE");
    return Optional.of(body.length == 0 && none ? Dict.EMPTY : json(body));
  }

  private Optional<Dict> protectedForm(Incoming incoming, Map<String, String> fields) {
    return guard.accepts(incoming, fields)
        ? Optional.of(Dict.copyOf(withoutToken(fields)))
        : Optional.empty();
  }

  /** Reads a file. */
  @FunctionalInterface
  interface Taker {
    Reply take(InputStream file) throws IOException;
  }

  /**
   * Hands over the body as a file while it comes.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 if it does not come whole, 408, 413 or 415
   */
  Reply file(Incoming incoming, Taker taker) {
    if (!FileStream.announced(incoming.raw())) {
      // Of what was not announced as a file no more than an ordinary body was kept.
      throw new MatrixException(415, Errcode.UNKNOWN, "Files are sent as application/java-archive");
    }
    if (incoming.raw().getContentLengthLong() > Upload.MOST) {
      throw new MatrixException(413, Errcode.TOO_LARGE, "The file is too large");
    }
    if (incoming.raw() instanceof Arrived arrived && arrived.length() > bodies.limit()) {
      // It was not expected to be taken: the service was away then, or the sender unknown.
      throw MatrixException.unavailable("Only the beginning of the file was kept; send it again");
    }
    try {
      InputStream body = incoming.raw().getInputStream();
      return taker.take(new FileStream(body, Upload.MOST, FILE_PATIENCE));
    } catch (IOException e) {
      if (e.getCause() instanceof MatrixException told) {
        throw told;
      }
      throw new MatrixException(400, Errcode.UNKNOWN, "The file could not be taken");
    }
  }

  /** The fields of a posted form, the token included; none if no form was posted. */
  Map<String, String> form(Incoming incoming) {
    byte[] body = bodies.read(incoming.raw());
    return isForm(incoming, body) ? fields(body) : Map.of();
  }

  static Map<String, String> withoutToken(Map<String, String> fields) {
    Map<String, String> others = new HashMap<>(fields);
    others.remove(FormGuard.FIELD);
    return others;
  }

  private Dict json(byte[] body) {
    boolean empty = body.length == 2 && body[0] == '{' && body[1] == '}';
    if (empty) {
      return Dict.EMPTY;
    }
    ValueCount.check(body);
    return codec.read(Bodies.text(body));
  }

  /** Command line tools call JSON a form; no form that a browser encodes starts with a brace. */
  private static boolean isForm(Incoming incoming, byte[] body) {
    @Nullable String type = incoming.header("Content-Type");
    return type != null
        && type.toLowerCase(Locale.ROOT).startsWith(FORM)
        && !(body.length > 0 && body[0] == '{');
  }

  private static Map<String, String> fields(byte[] body) {
    return FormFields.parse(new String(body, StandardCharsets.ISO_8859_1));
  }
}
