package org.stagedoor.account.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stagedoor.account.AuditSink;
import org.stagedoor.account.Installed;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.account.LoginOffers;
import org.stagedoor.api.account.Passwords;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.Validations;
import org.stagedoor.api.json.Dict;

/** What is installed, as a test likes it. */
public final class FakeInstalled implements Installed {
  private final List<Dict> told = new ArrayList<>();
  private final List<Validations> validations = new ArrayList<>();
  private final List<LoginOffers> loginOffers = new ArrayList<>();
  private Optional<Passwords> passwords;
  private Optional<IdentityServers> identityServers = Optional.empty();

  FakeInstalled(Passwords passwords) {
    this.passwords = Optional.of(passwords);
  }

  /** Takes the password service away. */
  public void uninstallPasswords() {
    passwords = Optional.empty();
  }

  /** The audit events, in words: {@code "login done @alice:example.org"}. */
  public List<String> told() {
    return told.stream()
        .map(event -> event.get("event") + " " + event.get("outcome") + " " + event.get("user"))
        .toList();
  }

  @Override
  public Optional<Passwords> passwords() {
    return passwords;
  }

  @Override
  public List<AuditSink> auditSinks() {
    return List.of(told::add);
  }

  /** Lets a validation session have proved an identifier. */
  public void prove(String sid, String clientSecret, ThreePid identifier) {
    validations.add(
        (id, secret, now) ->
            id.equals(sid) && secret.equals(clientSecret)
                ? Optional.of(identifier)
                : Optional.empty());
  }

  /** Lets somebody talk to identity servers. */
  public void trust(IdentityServers servers) {
    identityServers = Optional.of(servers);
  }

  @Override
  public Optional<IdentityServers> identityServers() {
    return identityServers;
  }

  /** Lets somebody offer further ways to log in. */
  public void offer(LoginOffers offers) {
    loginOffers.add(offers);
  }

  @Override
  public List<LoginOffers> loginOffers() {
    return List.copyOf(loginOffers);
  }

  @Override
  public List<Validations> validations() {
    return List.copyOf(validations);
  }
}
