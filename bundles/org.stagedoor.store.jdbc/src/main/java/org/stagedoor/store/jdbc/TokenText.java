package org.stagedoor.store.jdbc;

import java.util.Optional;

/**
 * How tokens are written: a prefix that tells what they are, then base64url.
 *
 * @param random where they come from
 */
record TokenText(RandomText random) {
  private static final String ACCESS = "sda_";
  private static final String REFRESH = "sdr_";
  private static final int SECRET_BYTES = 32;
  private static final int FAMILY_BYTES = 16;
  private static final int FAMILY_LENGTH = 22;
  private static final int SECRET_LENGTH = 43;

  /** A new access token. */
  String access() {
    return ACCESS + random.of(SECRET_BYTES);
  }

  /** The first refresh token of a family. */
  Refresh newFamily() {
    return new Refresh(random.of(FAMILY_BYTES), random.of(SECRET_BYTES));
  }

  /** A new refresh token of the same family. */
  Refresh next(Refresh before) {
    return new Refresh(before.family, random.of(SECRET_BYTES));
  }

  /** What somebody presents as a refresh token, if it has the form of one. */
  Optional<Refresh> parse(String text) {
    if (text.length() != REFRESH.length() + FAMILY_LENGTH + SECRET_LENGTH
        || !text.startsWith(REFRESH)) {
      return Optional.empty();
    }
    int middle = REFRESH.length() + FAMILY_LENGTH;
    return Optional.of(
        new Refresh(text.substring(REFRESH.length(), middle), text.substring(middle)));
  }

  /**
   * A refresh token.
   *
   * @param family shared by all that descend from one log-in; secret
   * @param secret its own
   */
  record Refresh(String family, String secret) {
    String text() {
      return REFRESH + family + secret;
    }

    String digest() {
      return Digest.of(text());
    }

    String familyDigest() {
      return Digest.of(family);
    }

    /** Without the token. */
    @Override
    public String toString() {
      return "Refresh";
    }
  }
}
