package org.stagedoor.account.threepid;

import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.Installed;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Operation;

/** Adds an identifier that was validated to an account. */
@Component(service = ThreePidAddition.class)
public final class ThreePidAddition {
  private final ThreePids threePids;
  private final Installed installed;
  private final Audit audit;

  /** Asks whoever validates identifiers. */
  @Activate
  public ThreePidAddition(
      @Reference ThreePids threePids, @Reference Installed installed, @Reference Audit audit) {
    this.threePids = threePids;
    this.installed = installed;
    this.audit = audit;
  }

  /**
   * The identifier that was validated.
   *
   * @throws MatrixException 403 {@code M_THREEPID_AUTH_FAILED} if none was; 503 if an identity
   *     server that knows can't be asked
   */
  ThreePid validated(Credentials credentials, Instant now) {
    return installed.validations().stream()
        .flatMap(
            validations ->
                validations.proved(credentials.sid(), credentials.clientSecret(), now).stream())
        .findFirst()
        .or(() -> provedElsewhere(credentials))
        .orElseThrow(
            () ->
                new MatrixException(
                    403,
                    Errcode.THREEPID_AUTH_FAILED,
                    "This address or number has not been validated"));
  }

  private Optional<ThreePid> provedElsewhere(Credentials credentials) {
    return credentials
        .elsewhere()
        .flatMap(session -> installed.identityServers().flatMap(it -> it.proved(session)));
  }

  /** Adds an identifier, unless it is another user's. */
  Operation.Effect of(Call call, ThreePid identifier) {
    UserId user = call.user().user();
    return () -> {
      if (!threePids.add(user, identifier, call.now())) {
        throw new MatrixException(
            400, Errcode.THREEPID_IN_USE, "This address or number is another user's");
      }
      audit.done(call, "3pid.add", user, Dict.of("medium", identifier.medium()));
      return Operation.done(Reply.ok());
    };
  }
}
