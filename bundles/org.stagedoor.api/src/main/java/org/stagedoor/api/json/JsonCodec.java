package org.stagedoor.api.json;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Reads and writes JSON objects. The core registers one as a service; it may be called from any
 * thread.
 */
@ProviderType
public interface JsonCodec {
  /**
   * Reads one JSON object. Of duplicate keys the last one counts.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 {@code M_NOT_JSON} if the text is no JSON,
   *     400 {@code M_BAD_JSON} if it is JSON but no object, is nested deeper than 64 levels, or
   *     holds text that no store can keep (U+0000, half a surrogate pair)
   */
  Dict read(String json);

  /** Writes an object without white space. */
  String write(Dict dict);

  /**
   * Writes an object as the Matrix specification's canonical JSON: keys sorted by code point, no
   * white space, UTF-8 unescaped. What signatures are made over.
   *
   * @throws IllegalArgumentException if it holds a number that is no integer of at most 53 bits
   */
  String canonical(Dict dict);
}
