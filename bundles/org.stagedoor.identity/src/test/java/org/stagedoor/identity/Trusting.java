package org.stagedoor.identity;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.function.Executable;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.phones.KnownPhoneNumbers;
import org.stagedoor.testkit.MemoryUserData;
import org.stagedoor.testkit.TestJson;

/** What tests of identity servers have in common. */
final class Trusting {
  private Trusting() {}

  /** The component, trusting a stand-in that may be on this machine. */
  static TrustedServers servers(StandInIdentityServer standIn, MemoryUserData data) {
    return servers(standIn.name(), standIn.name(), standIn.certificate(), data);
  }

  /** The component, trusting one server, which may be on this machine if that is named too. */
  static TrustedServers servers(
      String named, String atHome, Path certificate, MemoryUserData data) {
    ValidationSessions sessions =
        (ValidationSessions)
            Proxy.newProxyInstance(
                Trusting.class.getClassLoader(),
                new Class<?>[] {ValidationSessions.class},
                (proxy, method, arguments) -> !String.valueOf(arguments[1]).contains("denied"));
    return new TrustedServers(
        sessions,
        data,
        new TestJson(),
        new KnownPhoneNumbers(),
        Map.of(
            "servers",
            named,
            "private.servers",
            atHome,
            "certificate",
            certificate.toString(),
            "timeout.seconds",
            "1"));
  }

  /** What an identity server says of a session that proved something. */
  static String validated(String medium, String address, Instant at) {
    return "{\"medium\":\"%s\",\"address\":\"%s\",\"validated_at\":%d}"
        .formatted(medium, address, at.toEpochMilli());
  }

  /** What a client would be told. */
  static String refusal(Executable executable) {
    try {
      executable.execute();
      return "none";
    } catch (MatrixException e) {
      return e.status() + " " + e.errcode();
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }
}
