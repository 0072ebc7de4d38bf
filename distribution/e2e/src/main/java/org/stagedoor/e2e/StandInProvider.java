package org.stagedoor.e2e;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Makes the bundle of an identity provider that believes what it is told: a stand-in, since what is
 * tested is what the server does with a provider's word. Its {@code code} is the subject; {@code
 * name} is claimed as the user name, {@code age} says how many seconds ago the user logged in, and
 * {@code sid} names her session there.
 */
public final class StandInProvider {
  private static final String SOURCE =
      """
      package org.example.standin.%1$s;
      import java.net.URI;
      import java.net.URLEncoder;
      import java.nio.charset.StandardCharsets;
      import java.time.Instant;
      import java.util.Optional;
      import org.stagedoor.api.account.IdentityProvider;
      import org.stagedoor.api.json.Dict;
      public final class Provider implements IdentityProvider {
        public Description description() {
          return new Description("%1$s", "%3$s", Optional.empty(), Optional.of("test"), "%2$s");
        }
        public URI start(Trip trip) {
          return URI.create("%4$s/login?fresh=" + trip.fresh()
              + "&redirect_uri=" + URLEncoder.encode(trip.callback().toString(), StandardCharsets.UTF_8)
              + "&state=" + URLEncoder.encode(trip.state(), StandardCharsets.UTF_8));
        }
        public Verdict finish(Dict parameters, Trip trip) {
          Optional<String> code = parameters.text("code");
          if (code.isEmpty()) {
            return new Refused(Reason.CANCELLED, "no code");
          }
          if (code.get().equals("forged")) {
            return new Refused(Reason.UNTRUSTED, "a forged code");
          }
          long age = Long.parseLong(parameters.text("age").orElse("0"));
          Dict attributes = parameters.text("name")
              .map(name -> Dict.of("preferred_username", name, "name", "Display " + name))
              .orElse(Dict.EMPTY);
          return new Identity(code.get(), attributes, Optional.of(Instant.now().minusSeconds(age)),
              parameters.text("sid"));
        }
        public Optional<Ended> ended(Dict parameters) {
          return parameters.text("logout_token")
              .map(subject -> new Ended(Optional.of(subject), Optional.empty()))
              .or(() -> parameters.text("logout_session")
                  .map(session -> new Ended(Optional.empty(), Optional.of(session))));
        }
      }
      """;
  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.example.standin.%1$s">
        <property name="service.ranking" type="Integer" value="%2$s"/>
        <service><provide interface="org.stagedoor.api.account.IdentityProvider"/></service>
        <implementation class="org.example.standin.%1$s.Provider"/>
      </scr:component>
      """;

  private StandInProvider() {}

  /** A provider for OpenID Connect, by its looks. */
  public static Path jar(Installation installation, String id, int ranking) throws IOException {
    return jar(installation, id, ranking, "oidc", id + " & Co");
  }

  /** One that says what it speaks, and how it is called. */
  public static Path jar(
      Installation installation, String id, int ranking, String protocol, String name)
      throws IOException {
    return jar(installation, id, ranking, protocol, name, "https://" + id + ".example.org");
  }

  /** One whose site is somewhere; {@code /login} is added. */
  public static Path jar(
      Installation installation, String id, int ranking, String protocol, String name, String site)
      throws IOException {
    return new CompiledBundle(
            "org.example.standin." + id,
            "1.0.0",
            "Provider",
            SOURCE.formatted(id, protocol, name, site),
            COMPONENT.formatted(id, ranking))
        .jar(installation);
  }
}
