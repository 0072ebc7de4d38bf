package org.stagedoor.api.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.stagedoor.api.json.Dict;

/**
 * Reads the fields of a request body, and answers for each that is missing or wrong with the error
 * that the specification names: 400 {@code M_MISSING_PARAM} or 400 {@code M_INVALID_PARAM}. A field
 * that is {@code null} counts as absent.
 *
 * @param body the body
 */
public record Fields(Dict body) {
  /** A string that must be there; it may be empty. */
  public String text(String field) {
    return optionalText(field).orElseThrow(() -> MatrixException.missing(field));
  }

  /** A string that may be absent. */
  public Optional<String> optionalText(String field) {
    return read(field, body::text, "must be a string");
  }

  /** A boolean that may be absent. */
  public boolean flag(String field, boolean otherwise) {
    return read(field, body::flag, "must be a boolean").orElse(otherwise);
  }

  /** An object that must be there. */
  public Dict dict(String field) {
    return optionalDict(field).orElseThrow(() -> MatrixException.missing(field));
  }

  /** An object that may be absent. */
  public Optional<Dict> optionalDict(String field) {
    return read(field, body::dict, "must be an object");
  }

  /** An array of strings that must be there. */
  public List<String> texts(String field) {
    return read(field, body::texts, "must be an array of strings")
        .orElseThrow(() -> MatrixException.missing(field));
  }

  private <T> Optional<T> read(String field, Function<String, Optional<T>> accessor, String must) {
    if (body.get(field) == null) {
      return Optional.empty();
    }
    Optional<T> value = accessor.apply(field);
    if (value.isEmpty()) {
      throw MatrixException.invalid(field, must);
    }
    return value;
  }
}
