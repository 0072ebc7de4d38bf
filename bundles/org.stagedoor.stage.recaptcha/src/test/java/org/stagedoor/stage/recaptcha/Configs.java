package org.stagedoor.stage.recaptcha;

import java.util.HashMap;
import java.util.Map;
import org.stagedoor.api.config.SettingsFile;

/** Configurations for tests. */
final class Configs {
  private Configs() {}

  /** A public key and a secret, and some other settings. */
  static Map<String, Object> of(Map<String, ?> others) {
    Map<String, Object> all = new HashMap<>(Map.of("public.key", "site-key", ".secret", "hush"));
    all.putAll(others);
    return all;
  }

  static CaptchaSettings settings(Map<String, ?> others) {
    return CaptchaSettings.of(new SettingsFile(RecaptchaStage.PID, of(others)));
  }
}
