package org.stagedoor.core.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * Makes and opens session ids. An id is a session without progress: sealed, it carries the {@link
 * Header} and the body of the first request, so that nothing has to be stored for it, and only who
 * holds the id can read that body, for the key of what is stored later is made from the id as well.
 *
 * <p>Nodes of two adjacent versions work side by side during an upgrade. So a new form of ids, with
 * another first byte, is only opened by the version that brings it, and made by the next one; each
 * version opens what the one before it made.
 */
final class SessionIds {
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  /** One for each thread: to find one costs as much as to use it. */
  private static final ThreadLocal<MessageDigest> HASHES =
      ThreadLocal.withInitial(SessionIds::sha256);

  private static final byte VERSION = 1;
  private static final int PREFIX = 3;

  /** Most sessions fit. */
  private static final int FIRST_BUFFER = 256;

  /** More than the longest address that the container lets through, twice, and a body make. */
  private static final int MAX_ID = 49_152;

  private final KeyRing keys;

  /** Has but few keys, which its ciphers therefore prepare but once. */
  private final Aead aead;

  /** Another, for each session has a key of its own for its content. */
  private final Aead contents;

  private final JsonCodec json;

  SessionIds(KeyRing keys, Aead aead, Aead contents, JsonCodec json) {
    this.keys = keys;
    this.aead = aead;
    this.contents = contents;
    this.json = json;
  }

  /**
   * A session's id and what it opens.
   *
   * @param text the id, as the client knows it
   * @param key the public key, by which it is stored and spoken of
   * @param secret opens what is stored of the session in sealed form
   * @param content what it carries, read when it is wanted: of a session that is stored it is not
   */
  record Opened(String text, String key, Secret secret, Supplier<Content> content) {
    @Override
    public String toString() {
      return "Session[" + key + "]";
    }
  }

  /** Makes the id of a new session. */
  Opened make(Header header, Dict body) {
    KeyRing.Keys sealing = keys.sealing();
    byte[] prefix = prefix(sealing.number());
    byte[] sealed = aead.seal(sealing.sessions(), prefix, pack(header, body));
    byte[] id = Arrays.copyOf(prefix, PREFIX + sealed.length);
    System.arraycopy(sealed, 0, id, PREFIX, sealed.length);
    return opened(TEXT.encodeToString(id), id, () -> new Content(header, body));
  }

  /** Opens an id that one of the nodes made; empty for anything else. */
  Optional<Opened> open(String text) {
    if (text.length() > MAX_ID) {
      return Optional.empty();
    }
    byte[] id;
    try {
      id = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    // One session, one spelling: the last character of unpadded base64 has bits to spare.
    if (id.length <= PREFIX || id[0] != VERSION || !TEXT.encodeToString(id).equals(text)) {
      return Optional.empty();
    }
    byte[] prefix = Arrays.copyOf(id, PREFIX);
    return keys.find(ByteBuffer.wrap(id, 1, 2).getShort() & 0xffff)
        .flatMap(
            key -> aead.open(key.sessions(), prefix, Arrays.copyOfRange(id, PREFIX, id.length)))
        .map(packed -> opened(text, id, () -> unpack(packed)));
  }

  /** What is stored of a session beside its progress, sealed for who has its secret. */
  byte[] sealContent(Secret secret, Header header, Dict body) {
    return contents.seal(secret.content(), new byte[] {VERSION}, pack(header, body));
  }

  /** Opens what {@link #sealContent} sealed. */
  Optional<Content> openContent(Secret secret, byte[] sealed) {
    return contents.open(secret.content(), new byte[] {VERSION}, sealed).map(this::unpack);
  }

  /** What a session was begun for, and the first request's body. */
  record Content(Header header, Dict body) {}

  private static Opened opened(String text, byte[] id, Supplier<Content> content) {
    byte[] hash = HASHES.get().digest(id);
    String key = TEXT.encodeToString(Arrays.copyOf(hash, 16));
    return new Opened(text, key, Secret.ofId(id), content);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] prefix(int number) {
    return ByteBuffer.allocate(PREFIX).put(VERSION).putShort((short) number).array();
  }

  /** The header, led by its length, and the body. */
  private byte[] pack(Header header, Dict body) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(FIRST_BUFFER);
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(0);
      header.write(out);
      int head = out.size() - Short.BYTES;
      if (!body.isEmpty()) {
        out.write(json.write(body).getBytes(StandardCharsets.UTF_8));
      }
      byte[] packed = bytes.toByteArray();
      ByteBuffer.wrap(packed).putShort((short) head);
      return packed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Content unpack(byte[] packed) {
    try {
      int head = ByteBuffer.wrap(packed).getShort() & 0xffff;
      Header header = Header.read(packed, Short.BYTES, head);
      int start = Short.BYTES + head;
      return new Content(
          header,
          start == packed.length
              ? Dict.EMPTY
              : json.read(
                  new String(packed, start, packed.length - start, StandardCharsets.UTF_8)));
    } catch (UncheckedIOException | MatrixException | IndexOutOfBoundsException e) {
      throw new IllegalStateException("a sealed session of another form", e);
    }
  }
}
