package org.stagedoor.webconsole;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Tells forms of this page from those of other sites, whose browsers send the same credentials. A
 * form is good for one administrator's token, until this bundle is started anew.
 */
final class FormTokens {
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  FormTokens(SecureRandom random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    key = new SecretKeySpec(bytes, ALGORITHM);
  }

  String of(Administrator administrator) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      byte[] sum = mac.doFinal(administrator.tokenId().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(ALGORITHM + " is in every Java", e);
    }
  }

  boolean good(Administrator administrator, @Nullable String text) {
    return text != null
        && MessageDigest.isEqual(
            of(administrator).getBytes(StandardCharsets.UTF_8),
            text.getBytes(StandardCharsets.UTF_8));
  }
}
