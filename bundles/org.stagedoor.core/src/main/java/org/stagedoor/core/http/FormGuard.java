package org.stagedoor.core.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.stagedoor.api.http.Call;

/**
 * Protects our forms from being posted by other sites: each carries a hidden token that is made of
 * the browser's cookie and the form's address, session included.
 */
final class FormGuard {
  /** The hidden field. */
  static final String FIELD = "stagedoor_form";

  private static final String HMAC = "HmacSHA256";
  private static final byte[] PURPOSE =
      "org.stagedoor.core.http form".getBytes(StandardCharsets.US_ASCII);

  /** What browsers say of a post that another site began. */
  private static final Set<String> FOREIGN = Set.of("cross-site", "same-site");

  private final Supplier<List<byte[]>> keys;
  private final BrowserCookie cookie;
  private final String self;

  /**
   * A guard.
   *
   * @param keys the keys that the nodes share, the newest first
   * @param self our own public address
   */
  FormGuard(Supplier<List<byte[]>> keys, BrowserCookie cookie, URI self) {
    this.keys = keys;
    this.cookie = cookie;
    this.self = self.getScheme() + "://" + self.getRawAuthority();
  }

  /**
   * What a page with a form needs.
   *
   * @param token the hidden field's value
   * @param headers the headers that set the browser's cookie, if it has none
   */
  record Protection(String token, Map<String, String> headers) {
    @Override
    public String toString() {
      return "Protection";
    }
  }

  /** Protects the forms of a page that answers a request. */
  Protection protect(Incoming incoming) {
    byte[] key = keys.get().get(0);
    return new Protection(token(key, browser(incoming), incoming.url()), headers(incoming));
  }

  /** What the browser is told from others by, even if it is only now given it. */
  String browser(Incoming incoming) {
    return cookie.of(incoming.raw());
  }

  /**
   * Where a request comes from, its browser included: by a name that is told to bundles and kept in
   * what they seal, and is not the cookie itself.
   */
  Call.Origin origin(Incoming incoming) {
    byte[] name = hmac(PURPOSE, browser(incoming).getBytes(StandardCharsets.US_ASCII));
    Call.Origin origin = incoming.origin();
    return new Call.Origin(
        origin.address(),
        origin.userAgent(),
        origin.locales(),
        Optional.of(Base64.getUrlEncoder().withoutPadding().encodeToString(name)));
  }

  /** The headers that set the browser's cookie, if it has none. */
  Map<String, String> headers(Incoming incoming) {
    return cookie.read(incoming.raw()).isPresent()
        ? Map.of()
        : Map.of("Set-Cookie", cookie.header(browser(incoming)));
  }

  /** Whether a post came from a form of ours, in the same browser, at the same address. */
  boolean accepts(Incoming incoming, Map<String, String> fields) {
    String token = fields.get(FIELD);
    Optional<String> browser = cookie.read(incoming.raw());
    if (token == null || browser.isEmpty() || isForeign(incoming)) {
      return false;
    }
    byte[] presented = token.getBytes(StandardCharsets.UTF_8);
    return keys.get().stream()
        .map(key -> token(key, browser.get(), incoming.url()))
        .anyMatch(one -> MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), presented));
  }

  private boolean isForeign(Incoming incoming) {
    String site = incoming.header("Sec-Fetch-Site");
    String origin = incoming.header("Origin");
    return (site != null && FOREIGN.contains(site)) || (origin != null && !isOwn(origin, incoming));
  }

  /** Our pages send no referrer, hence browsers tell no more than "null" of them. */
  private boolean isOwn(String origin, Incoming incoming) {
    return origin.equals("null")
        || origin.equals(self)
        || origin.equals("http://" + incoming.header("Host"))
        || origin.equals("https://" + incoming.header("Host"));
  }

  private static String token(byte[] key, String browser, String url) {
    // A key of its own, so that nothing made here is good for anything else that the key does.
    byte[] own = hmac(key, PURPOSE);
    byte[] mac = hmac(own, (browser + " " + url).getBytes(StandardCharsets.UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private static byte[] hmac(byte[] key, byte[] message) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(key, HMAC));
      return mac.doFinal(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
