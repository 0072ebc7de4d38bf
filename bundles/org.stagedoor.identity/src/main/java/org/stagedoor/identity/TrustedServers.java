package org.stagedoor.identity;

import java.time.Clock;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.JsonCodec;

/** The identity servers that are configured under {@value #PID}: none without a configuration. */
@Component(service = IdentityServers.class, immediate = true, configurationPid = TrustedServers.PID)
@Designate(ocd = TrustedServers.Config.class)
public final class TrustedServers implements IdentityServers {
  static final String PID = "org.stagedoor.identity";

  /** Which servers, and how they are asked. */
  @ObjectClassDefinition(name = "Stagedoor · identity servers")
  public @interface Config {
    /** Who is trusted. */
    @AttributeDefinition(
        name = "Servers",
        description = "Host names, each with :port or without; empty to trust none.")
    String servers() default "";

    /** Who may be close by. */
    @AttributeDefinition(
        name = "Private servers",
        description = "Those of the servers that may be at addresses of private networks.")
    String private_servers() default "";

    /** Whose certificates are trusted. */
    @AttributeDefinition(
        name = "Certificates",
        description = "A file of certificates (PEM) to trust instead of Java's; empty for those.")
    String certificate() default "";

    /** How long a server may take. */
    @AttributeDefinition(
        name = "Time limit",
        description = "How long a server may take for an answer, in seconds, 1 to 60.")
    int timeout_seconds() default 8;
  }

  private final ValidationSessions sessions;
  private final Proof proofs;
  private final Bindings bindings;
  private final LiveSettings<Settings> settings;
  private final Exchanges exchanges;
  private final Calls calls;
  private final InstantSource clock = Clock.systemUTC();

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is wrong
   */
  @Activate
  public TrustedServers(
      @Reference ValidationSessions sessions,
      @Reference UserData data,
      @Reference JsonCodec json,
      @Reference PhoneNumbers phones,
      Map<String, ?> properties) {
    this.sessions = sessions;
    proofs = new Proof(phones);
    bindings = new Bindings(data);
    settings = new LiveSettings<>(PID, properties, Settings::of);
    exchanges = new Exchanges(json);
    calls = new Calls(exchanges, json, settings::current);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  private Optional<IdentityServer> trusted(Session session) {
    return settings.current().server(session.server());
  }

  @Override
  public Optional<ThreePid> proved(Session session) {
    if (!Calls.possible(session)) {
      return Optional.empty();
    }
    return trusted(session)
        .map(server -> calls.validated(server, session))
        .filter(Answer::ok)
        .flatMap(answer -> proofs.validated(answer.body(), clock.instant()))
        .filter(proof -> sessions.takes(proof.medium(), proof.address()));
  }

  @Override
  public void bind(UserId user, Session session) {
    IdentityServer server =
        trusted(session)
            .orElseThrow(
                () ->
                    new MatrixException(
                        400,
                        Errcode.SERVER_NOT_TRUSTED,
                        "This identity server is not trusted here"));
    if (!Calls.possible(session)) {
      throw MatrixException.invalid("id_access_token", "can't be an access token");
    }
    Answer answer = calls.bind(server, session, user);
    if (!answer.ok()) {
      throw Refusal.of(answer);
    }
    ThreePid identifier =
        proofs
            .identifier(answer.body(), clock.instant())
            .filter(it -> user.toString().equals(answer.body().text("mxid").orElse("")))
            .orElseThrow(() -> MatrixException.unavailable("The identity server made no sense"));
    Session there =
        new Session(server.name(), session.accessToken(), session.sid(), session.clientSecret());
    bindings.add(user, new Binding(identifier.medium(), identifier.address(), there));
  }

  @Override
  public boolean unbind(UserId user, String medium, String address, String server) {
    List<Binding> concerned =
        bindings.of(user).stream()
            .filter(it -> it.of(medium, address))
            .filter(it -> server.isEmpty() || it.session().server().equalsIgnoreCase(server))
            .toList();
    return !concerned.isEmpty() && undo(user, concerned);
  }

  @Override
  public boolean unbindAll(UserId user) {
    return undo(user, bindings.of(user));
  }

  /** All are tried; but a server that fails is not waited for again. */
  private boolean undo(UserId user, List<Binding> concerned) {
    Set<String> failed = new HashSet<>();
    boolean all = true;
    for (Binding binding : concerned) {
      String name = binding.session().server();
      boolean done = !failed.contains(name) && undo(user, binding, failed);
      all &= done;
    }
    return all;
  }

  private boolean undo(UserId user, Binding binding, Set<String> failed) {
    Optional<IdentityServer> server = trusted(binding.session());
    try {
      if (server.isEmpty() || !calls.unbind(server.get(), binding, user).ok()) {
        return false;
      }
      bindings.remove(user, binding);
      return true;
    } catch (MatrixException e) {
      failed.add(binding.session().server());
      return false;
    }
  }

  /** Called by DS. */
  @Deactivate
  public void close() {
    exchanges.close();
  }
}
