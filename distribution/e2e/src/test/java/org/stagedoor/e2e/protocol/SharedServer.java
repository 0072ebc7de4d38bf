package org.stagedoor.e2e.protocol;

import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/**
 * Hands one server to all classes that need no settings of their own. Guesses are not limited, and
 * to delete several devices takes two stages.
 */
final class SharedServer implements ParameterResolver {
  private static final Namespace NAMESPACE = Namespace.create(SharedServer.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == RunningServer.class;
  }

  @Override
  public RunningServer resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(RunningServer.class, type -> start(), RunningServer.class);
  }

  private static RunningServer start() {
    try {
      Installation installation = Installation.fresh();
      installation.set(
          "org.stagedoor.flows", Map.of("delete_devices", "m.login.password m.login.dummy"));
      installation.set(
          "org.stagedoor.limits",
          Map.of("account.burst", "off", "address.burst", "off", "session.burst", "off"));
      return RunningServer.start(installation);
    } catch (Exception e) {
      throw new IllegalStateException("the shared server does not start", e);
    }
  }
}
