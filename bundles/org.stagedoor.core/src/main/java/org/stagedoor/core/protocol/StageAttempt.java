package org.stagedoor.core.protocol;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Input;

/** An attempt as a stage sees it. Used by the one thread that calls the stage. */
final class StageAttempt implements Attempt {
  private final String type;
  private final Visit visit;
  private final Input input;
  private final Addresses addresses;
  private volatile boolean calledBack;

  StageAttempt(String type, Visit visit, Input input, Addresses addresses) {
    this.type = type;
    this.visit = visit;
    this.input = input;
    this.addresses = addresses;
  }

  /** Whether an address back was asked for, so that the session must be stored. */
  boolean calledBack() {
    return calledBack;
  }

  @Override
  public String session() {
    return visit.session().key();
  }

  @Override
  public Input input() {
    return input;
  }

  @Override
  public Dict state() {
    return visit.session().progress().state(type);
  }

  @Override
  public Optional<String> shown() {
    return visit.issued()
        ? Optional.ofNullable(visit.session().header().shown().get(type))
        : Optional.empty();
  }

  @Override
  public Purpose purpose() {
    return visit.purpose();
  }

  @Override
  public Optional<UserId> subject() {
    return visit.call().requester().map(Requester::user);
  }

  @Override
  public List<Claim> claims() {
    return visit.session().progress().claims();
  }

  @Override
  public URI callback() {
    calledBack = true;
    return addresses.back(visit.session(), type, Whence.CLIENT);
  }

  @Override
  public URI browserCallback() {
    if (visit.whence().browser().isEmpty()) {
      throw new IllegalStateException("no browser is being answered");
    }
    calledBack = true;
    return addresses.back(visit.session(), type, visit.whence());
  }

  @Override
  public URI fallback() {
    return addresses.fallback(visit.session(), type);
  }

  @Override
  public String remoteAddress() {
    return origin().address();
  }

  @Override
  public Instant now() {
    return visit.call().now();
  }

  @Override
  public List<Locale> locales() {
    return origin().locales();
  }

  private Call.Origin origin() {
    return visit.call().origin();
  }

  @Override
  public String toString() {
    return "Attempt[" + type + " " + session() + "]";
  }
}
