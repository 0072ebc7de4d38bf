package org.stagedoor.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * Makes the answers of the API.
 *
 * @param codec writes them
 */
record JsonAnswers(JsonCodec codec) {
  /** An object. */
  Answer of(int status, Dict body) {
    return with(status, body, retry(status, body));
  }

  /** An error. */
  Answer of(MatrixException error) {
    // No client knows what to do about a 500, so none is sent whoever asks for it.
    return of(error.status() == 500 ? 503 : error.status(), error.body());
  }

  /** The database is away; it is worth trying again. */
  Answer of(StoreUnavailable error) {
    return of(MatrixException.unavailable("The database is away"));
  }

  /** The path is not there for this method. */
  Answer wrongMethod(Set<String> allowed) {
    MatrixException error =
        new MatrixException(405, Errcode.UNRECOGNIZED, "Unrecognized method for this address");
    return with(405, error.body(), Map.of("Allow", String.join(", ", allowed)));
  }

  private Answer with(int status, Dict body, Map<String, String> headers) {
    byte[] bytes = codec.write(body).getBytes(StandardCharsets.UTF_8);
    return new Answer(status, Answer.JSON, bytes, headers);
  }

  private static Map<String, String> retry(int status, Dict body) {
    if (status != 429 && status != 503) {
      return Map.of();
    }
    OptionalLong millis = body.integer("retry_after_ms");
    return millis.isPresent()
        ? Map.of("Retry-After", String.valueOf((millis.getAsLong() + 999) / 1000))
        : Map.of();
  }
}
