package org.stagedoor.api.flow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The port to sessions with progress. What is in them is the core's affair; the store keeps rows,
 * and writes one only over the version that the writer had read. Its general contract is that of
 * {@link org.stagedoor.api.account.Accounts}.
 */
@ProviderType
public interface Sessions {
  /** A session by its public key; rows past their time are not found. */
  Optional<Row> find(String key, Instant now);

  /**
   * Writes a row over its previous version: {@code row.version() - 1}, or nothing for version 1.
   *
   * @return false if another version is there; nothing is done then
   */
  boolean save(Row row);

  /** Removes a row if it is at this version; false if not. */
  boolean remove(String key, long version);

  /**
   * Removes those of the rows that are at their version still: all of these or, if it fails, none.
   * Many cost little more than one.
   */
  void removeAll(List<Row> rows);

  /**
   * Rows whose time is past, oldest first, whichever node they are of, without what is sealed; for
   * clearing away.
   */
  List<Row> expired(Instant now, int max);

  /**
   * Rows that are not past their time, those first that end first, without what is sealed; to be
   * counted by kind.
   */
  List<Row> live(Instant now, int max);

  /** How many rows are kept and not past their time. */
  long count(Instant now);

  /**
   * A session as it is stored.
   *
   * @param key its public key
   * @param version 1 for the first, then one more with each write
   * @param data what the core knows of it, as JSON
   * @param sealed what only the session's id opens; may be null
   * @param expires when it ends
   */
  record Row(String key, long version, String data, byte @Nullable [] sealed, Instant expires) {
    /** Without contents. */
    @Override
    public String toString() {
      return "Row[" + key + " v" + version + "]";
    }
  }
}
