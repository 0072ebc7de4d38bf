package org.stagedoor.account.keys;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/**
 * A cross-signing key of the form that the specification asks for.
 *
 * @param kind what it is for
 * @param publicKey the Ed25519 key, in unpadded base64, which is its name as well
 * @param json as the client sent it, but for {@code unsigned}, which is no part of a key
 */
record CrossSigningKey(KeyKind kind, String publicKey, Dict json) {
  private static final String ALGORITHM = "ed25519:";
  private static final int KEY_BYTES = 32;
  private static final int SIGNATURE_BYTES = 64;
  private static final Set<String> MEMBERS = Set.of("user_id", "usage", "keys", "signatures");

  /**
   * Reads a key from an upload; empty if there is none of the kind.
   *
   * @param owner whose it must be
   * @throws MatrixException 400 if it is of a wrong form, or another user's
   */
  static Optional<CrossSigningKey> read(KeyKind kind, Fields upload, UserId owner) {
    return upload
        .optionalDict(kind.field())
        .map(json -> read(kind, json.without("unsigned"), owner));
  }

  /**
   * Reads a key of those that are kept; empty if there is none of the kind, or none that would be
   * taken today from this user, whose name is spelt in this very way.
   */
  static Optional<CrossSigningKey> readKept(KeyKind kind, Dict kept, UserId owner) {
    try {
      return read(kind, new Fields(kept), owner);
    } catch (MatrixException e) {
      // An earlier version took what could fill the memory of who reads it.
      return Optional.empty();
    }
  }

  private static CrossSigningKey read(KeyKind kind, Dict json, UserId owner) {
    Fields fields = new Fields(json);
    if (!MEMBERS.containsAll(json.keys())) {
      throw wrong(kind, "must have nothing but user_id, usage, keys and signatures");
    }
    if (!fields.text("user_id").equals(owner.toString())) {
      throw wrong(kind, "must be of the user who uploads it");
    }
    if (!fields.texts("usage").equals(List.of(kind.usage()))) {
      throw wrong(kind, "must have the usage " + kind.usage() + " alone");
    }
    Dict keys = fields.dict("keys");
    String name = keys.keys().stream().findFirst().orElse("");
    String publicKey = keys.text(name).orElse("");
    if (keys.keys().size() != 1
        || !name.equals(ALGORITHM + publicKey)
        || decoded(publicKey).length != KEY_BYTES) {
      throw wrong(kind, "must have one key, an ed25519 one named after itself");
    }
    refuseNoSignatures(kind, fields.optionalDict("signatures").orElse(Dict.EMPTY));
    return new CrossSigningKey(kind, publicKey, json);
  }

  /** Whether they are right is another question. Their length bounds how many a key can have. */
  private static void refuseNoSignatures(KeyKind kind, Dict signatures) {
    for (String signer : signatures.keys()) {
      Dict by = signatures.dict(signer).orElse(Dict.EMPTY);
      if (by.isEmpty() || !by.keys().stream().allMatch(name -> isSignature(by.text(name)))) {
        throw new MatrixException(
            400,
            Errcode.INVALID_SIGNATURE,
            "The " + kind.field() + " has signatures that are none");
      }
    }
  }

  private static boolean isSignature(Optional<String> text) {
    return text.filter(base64 -> decoded(base64).length == SIGNATURE_BYTES).isPresent();
  }

  /** Whether it is the same as one that is kept; who else signed it has no part in that. */
  boolean same(Dict kept) {
    return kept.without("signatures").equals(json.without("signatures"));
  }

  /** The name of the key under signatures. */
  String name() {
    return ALGORITHM + publicKey;
  }

  /** The 32 bytes of the key. */
  byte[] bytes() {
    return decoded(publicKey);
  }

  /** The bytes of unpadded base64; none if it is none. */
  static byte[] decoded(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static MatrixException wrong(KeyKind kind, String must) {
    return MatrixException.invalid(kind.field(), must);
  }
}
