package org.stagedoor.core.protocol;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/**
 * The {@code auth} of a request.
 *
 * @param type the auth type that is attempted
 * @param session the session's id
 * @param fields what else is there
 */
record Auth(Optional<String> type, Optional<String> session, Dict fields) {
  private static final Auth NONE = new Auth(Optional.empty(), Optional.empty(), Dict.EMPTY);

  /** Reads what a client sent; absent, null and {@code {}} are the same. */
  static Auth read(@Nullable Object raw) {
    if (raw == null) {
      return NONE;
    }
    if (!(raw instanceof Dict dict)) {
      throw new MatrixException(400, Errcode.BAD_JSON, "auth must be an object");
    }
    return new Auth(
        text(dict, "type"), text(dict, "session"), dict.without("type").without("session"));
  }

  private static Optional<String> text(Dict dict, String key) {
    Optional<String> text = dict.text(key);
    if (text.isEmpty() && dict.has(key)) {
      throw new MatrixException(400, Errcode.BAD_JSON, "auth." + key + " must be a string");
    }
    return text;
  }

  /** Whether nothing at all was said. */
  boolean isEmpty() {
    return type.isEmpty() && session.isEmpty() && fields.isEmpty();
  }

  /** Whether this only asks how a session stands. */
  boolean poll() {
    return session.isPresent() && type.isEmpty() && fields.isEmpty();
  }

  @Override
  public String toString() {
    return "Auth[" + type + List.copyOf(fields.keys()) + "]";
  }
}
