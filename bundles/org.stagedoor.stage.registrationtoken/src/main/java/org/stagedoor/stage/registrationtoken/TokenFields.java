package org.stagedoor.stage.registrationtoken;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/**
 * Reads what administrators send.
 *
 * @param body the body of the request
 */
record TokenFields(Dict body) {
  /** The number of registrations, if it is there; null stands for any number. */
  OptionalLong usesAllowed() {
    return number("uses_allowed", 0);
  }

  /** When it ends, if that is there; null stands for never. */
  Optional<Instant> expiry(Instant now) {
    OptionalLong millis = number("expiry_time", now.toEpochMilli());
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  /** How long a generated token is to be. */
  int length(int otherwise) {
    long length = number("length", 1).orElse(otherwise);
    if (length > 64) {
      throw MatrixException.invalid("length", "must be 1 to 64");
    }
    return (int) length;
  }

  private OptionalLong number(String field, long least) {
    if (body.get(field) == null) {
      return OptionalLong.empty();
    }
    OptionalLong value = body.integer(field);
    if (value.isEmpty() || value.getAsLong() < least) {
      throw MatrixException.invalid(field, "must be a whole number, at least " + least);
    }
    return value;
  }
}
