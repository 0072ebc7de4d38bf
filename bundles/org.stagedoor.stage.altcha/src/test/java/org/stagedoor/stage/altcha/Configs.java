package org.stagedoor.stage.altcha;

import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations for tests. */
final class Configs {
  private Configs() {}

  /** Some members, and defaults. */
  static AltchaStage.Config of(Map<String, ?> members) {
    return (AltchaStage.Config)
        Proxy.newProxyInstance(
            Configs.class.getClassLoader(),
            new Class<?>[] {AltchaStage.Config.class},
            (proxy, method, arguments) ->
                members.containsKey(method.getName())
                    ? members.get(method.getName())
                    : method.getDefaultValue());
  }
}
