package org.stagedoor.e2e.protocol;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;

/**
 * Hands one server, whose flows have all most stages, to the classes that try them. Guesses are not
 * limited; login tokens of users live for five seconds.
 */
final class StagesServer implements ParameterResolver {
  static final Map<String, String> FLOWS =
      Map.of(
          "register",
          "m.login.dummy | m.login.registration_token m.login.dummy"
              + " | org.stagedoor.login.altcha m.login.dummy"
              + " | m.login.recaptcha m.login.dummy",
          "add_threepid",
          "m.login.token",
          "delete_device",
          "m.login.password | m.login.token",
          "delete_devices",
          "m.login.token m.login.dummy",
          "password",
          "m.login.password m.login.terms");

  private static final Namespace NAMESPACE = Namespace.create(StagesServer.class);

  /**
   * The server.
   *
   * @param server the process
   * @param operator who runs it
   */
  record Staged(RunningServer server, Operator operator) implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      server.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Staged.class;
  }

  @Override
  public Staged resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Staged.class, type -> start(), Staged.class);
  }

  /** Puts a version of the terms in force. */
  static void terms(Installation installation, int version) throws IOException {
    installation.write(
        "org.stagedoor.stage.terms",
        """
        policy.privacy.version = %d
        policy.privacy.en.name = Privacy
        policy.privacy.en.url = https://example.org/privacy
        """
            .formatted(version));
  }

  private static Staged start() {
    try {
      Installation installation = Installation.fresh().withoutLimits();
      installation.set("org.stagedoor.flows", FLOWS);
      installation.set("org.stagedoor.account.login", Map.of("login.token.lifetime", "5"));
      terms(installation, 1);
      installation.set(
          "org.stagedoor.stage.registrationtoken", Map.of("reservations.per.address", "500"));
      installation.set("org.stagedoor.stage.altcha", Map.of("max.number", "1000"));
      return new Staged(RunningServer.start(installation), new Operator(installation));
    } catch (Exception e) {
      throw new IllegalStateException("the server does not start", e);
    }
  }
}
