package org.stagedoor.core.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

/**
 * A file that pages load.
 *
 * @param name its name under {@code /stagedoor/}
 * @param type its Content-Type
 * @param bytes what is in it
 * @param version changes with what is in it, so that browsers may keep it for ever
 */
record Asset(String name, String type, byte[] bytes, String version) {
  /** For a picture that is opened by itself: an SVG is a document. */
  private static final String POLICY = "default-src 'none'; sandbox";

  /**
   * Loads a file.
   *
   * @throws IllegalArgumentException if there is none
   */
  static Asset load(String name, String type) {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("missing resource " + name);
      }
      return of(name, type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A file of these bytes. */
  static Asset of(String name, String type, byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Asset(name, type, bytes, HexFormat.of().formatHex(hash, 0, 6));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  /** Its address, below that of the server. */
  String path() {
    return "/stagedoor/" + name + "?v=" + version;
  }

  /** The file itself. */
  Answer answer(Map<String, String> query) {
    boolean forEver = version.equals(query.get("v"));
    String cache = forEver ? "public, max-age=31536000, immutable" : "no-cache";
    return new Answer(
        200, type, bytes, Map.of("Cache-Control", cache, "Content-Security-Policy", POLICY));
  }
}
