package org.stagedoor.core.protocol;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.stagedoor.api.json.Dict;

/**
 * Makes and opens the tickets in addresses that lead back to a stage of a session. A ticket names
 * the session and opens what is stored of it, but is not its id: who gets to see a link can't act
 * as the client.
 */
final class Tickets {
  private static final int KEY = 16;
  private static final int SECRET = 32;
  private static final Duration LIFE = Duration.ofHours(24);
  private static final int MAX = 512;
  private static final String BREAK = "\n";
  private static final String FLOW = "flow";

  private final KeyRing keys;
  private final Aead aead;
  private final InstantSource clock;

  Tickets(KeyRing keys, Aead aead, InstantSource clock) {
    this.keys = keys;
    this.aead = aead;
    this.clock = clock;
  }

  /**
   * What a ticket opens.
   *
   * @param session the session's public key
   * @param secret opens what is stored of the session
   * @param type the auth type; empty for the whole flow
   * @param browser the digest of what its only browser is told by; empty if it is good in any
   * @param flow whether it was made on a visit to the whole flow
   */
  record Ticket(String session, Secret secret, String type, String browser, boolean flow) {
    /** A ticket for who is there. */
    static Ticket of(Session session, String type, Whence whence) {
      Secret secret = session.secret();
      String browser = whence.browser().map(value -> digest(secret, value)).orElse("");
      return new Ticket(session.key(), secret, type, browser, whence.flow());
    }

    /** Whether it is good in this browser. */
    boolean fits(String other) {
      return browser.isEmpty() || browser.equals(digest(secret, other));
    }

    private static String digest(Secret secret, String browser) {
      return Digests.of(secret, Dict.of("browser", browser));
    }

    /** A ticket that is good in any browser is the type alone, as it always was. */
    private String words() {
      return browser.isEmpty() ? type : type + BREAK + browser + BREAK + (flow ? FLOW : "");
    }

    private static Ticket of(String session, Secret secret, String words) {
      String[] parts = words.split(BREAK, -1);
      return parts.length == 3
          ? new Ticket(session, secret, parts[0], parts[1], parts[2].equals(FLOW))
          : new Ticket(session, secret, words, "", false);
    }

    @Override
    public String toString() {
      return "Ticket[" + session + " " + type + "]";
    }
  }

  String make(Ticket ticket) {
    byte[] words = ticket.words().getBytes(StandardCharsets.UTF_8);
    byte[] clear =
        ByteBuffer.allocate(Long.BYTES + KEY + SECRET + words.length)
            .putLong(clock.instant().plus(LIFE).toEpochMilli())
            .put(Base64.getUrlDecoder().decode(ticket.session()))
            .put(ticket.secret().content().getEncoded())
            .put(words)
            .array();
    KeyRing.Keys sealing = keys.sealing();
    byte[] prefix = ByteBuffer.allocate(2).putShort((short) sealing.number()).array();
    byte[] sealed = aead.seal(sealing.tickets(), prefix, clear);
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            ByteBuffer.allocate(prefix.length + sealed.length).put(prefix).put(sealed).array());
  }

  /** Opens a ticket that one of the nodes made and whose time is not over. */
  Optional<Ticket> open(String text) {
    if (text.length() > MAX) {
      return Optional.empty();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (bytes.length < Short.BYTES) {
      return Optional.empty();
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    byte[] prefix = new byte[Short.BYTES];
    buffer.get(prefix);
    byte[] sealed = new byte[buffer.remaining()];
    buffer.get(sealed);
    return keys.find(ByteBuffer.wrap(prefix).getShort() & 0xffff)
        .flatMap(key -> aead.open(key.tickets(), prefix, sealed))
        .flatMap(this::read);
  }

  private Optional<Ticket> read(byte[] clear) {
    ByteBuffer buffer = ByteBuffer.wrap(clear);
    if (Instant.ofEpochMilli(buffer.getLong()).isBefore(clock.instant())) {
      return Optional.empty();
    }
    byte[] session = new byte[KEY];
    buffer.get(session);
    byte[] secret = new byte[SECRET];
    buffer.get(secret);
    byte[] words = new byte[buffer.remaining()];
    buffer.get(words);
    return Optional.of(
        Ticket.of(
            Base64.getUrlEncoder().withoutPadding().encodeToString(session),
            Secret.ofContent(new SecretKeySpec(secret, "AES")),
            new String(words, StandardCharsets.UTF_8)));
  }
}
