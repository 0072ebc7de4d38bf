package org.stagedoor.account.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/**
 * The keys of one upload, all of right form.
 *
 * @param owner whose they are
 * @param keys at most one of a kind
 */
record KeyUpload(UserId owner, List<CrossSigningKey> keys) {
  KeyUpload {
    keys = List.copyOf(keys);
  }

  static KeyUpload read(Fields fields, UserId owner) {
    List<CrossSigningKey> keys = new ArrayList<>();
    for (KeyKind kind : KeyKind.values()) {
      CrossSigningKey.read(kind, fields, owner).ifPresent(keys::add);
    }
    return new KeyUpload(owner, keys);
  }

  private Optional<CrossSigningKey> master() {
    return keys.stream().filter(key -> key.kind() == KeyKind.MASTER).findFirst();
  }

  /** Whether it may be kept without asking the user: it is the first, or changes nothing. */
  boolean harmless(Dict kept) {
    return !kept.has(KeyKind.MASTER.field()) || keys.stream().allMatch(key -> isKept(key, kept));
  }

  private static boolean isKept(CrossSigningKey key, Dict kept) {
    return kept.dict(key.kind().field()).filter(key::same).isPresent();
  }

  /**
   * Refuses keys that are not signed by the master key, this one or the one that is kept.
   *
   * @throws MatrixException 400 {@code M_MISSING_PARAM} if there is no master key, {@code
   *     M_INVALID_SIGNATURE}
   */
  void check(Dict kept, SignatureCheck signatures) {
    CrossSigningKey master =
        master()
            .or(() -> CrossSigningKey.read(KeyKind.MASTER, new Fields(kept), owner))
            .orElseThrow(() -> MatrixException.missing(KeyKind.MASTER.field()));
    for (CrossSigningKey key : keys) {
      if (key.kind() == KeyKind.MASTER) {
        signatures.signed(key);
      } else {
        signatures.refuseUnsigned(key, master);
      }
    }
  }

  /** What is kept after it. Keys that an earlier master key had signed go with that one. */
  Dict over(Dict kept) {
    boolean newMaster = master().filter(key -> !isKept(key, kept)).isPresent();
    Dict result = newMaster ? Dict.EMPTY : kept;
    for (CrossSigningKey key : keys) {
      if (newMaster || !isKept(key, kept)) {
        result = result.with(key.kind().field(), key.json());
      }
    }
    return result;
  }
}
