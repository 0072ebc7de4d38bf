package org.stagedoor.core.protocol;

import java.time.Instant;
import java.util.Optional;
import org.stagedoor.api.json.Dict;

/**
 * A session as it was read; immutable.
 *
 * @param key its public key
 * @param secret opens what is stored of it
 * @param id its id, if the request bore it
 * @param header what it was begun for
 * @param body the remembered request
 * @param progress how far it has come
 * @param version of what is stored; 0 for nothing
 * @param expires when it ends
 */
record Session(
    String key,
    Secret secret,
    Optional<String> id,
    Header header,
    Dict body,
    Progress progress,
    long version,
    Instant expires) {

  Session with(Progress other) {
    return new Session(key, secret, id, header, body, other, version, expires);
  }

  Session withBody(Dict other) {
    return new Session(key, secret, id, header, other, progress, version, expires);
  }

  /** The same, as it is once it was saved. */
  Session saved() {
    return new Session(key, secret, id, header, body, progress, version + 1, expires);
  }

  Session until(Instant end) {
    return new Session(key, secret, id, header, body, progress, version, end);
  }

  /** The key alone. */
  @Override
  public String toString() {
    return "Session[" + key + " v" + version + "]";
  }
}
