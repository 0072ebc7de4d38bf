package org.stagedoor.stage.recaptcha;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;

/** Configurations for tests. */
final class Configs {
  private Configs() {}

  /** A public key and a secret, some other members, and defaults. */
  static RecaptchaStage.Config of(Map<String, ?> members) {
    Map<String, Object> all = new HashMap<>(Map.of("public_key", "site-key", "_secret", "hush"));
    all.putAll(members);
    return (RecaptchaStage.Config)
        Proxy.newProxyInstance(
            Configs.class.getClassLoader(),
            new Class<?>[] {RecaptchaStage.Config.class},
            (proxy, method, arguments) ->
                all.getOrDefault(method.getName(), method.getDefaultValue()));
  }

  static CaptchaSettings settings(Map<String, ?> members) {
    return CaptchaSettings.of(of(members));
  }
}
