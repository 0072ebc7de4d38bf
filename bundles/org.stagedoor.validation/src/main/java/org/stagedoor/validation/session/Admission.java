package org.stagedoor.validation.session;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.account.ValidationSessions.Request;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/** Says who may have which identifier validated, and how often. Used by any thread. */
@Component(service = Admission.class)
public final class Admission {
  private final ThreePids threePids;
  private final Rules rules;
  private final Limits limits;

  /** Called by DS. */
  @Activate
  public Admission(
      @Reference ThreePids threePids, @Reference Rules rules, @Reference Limits limits) {
    this.threePids = threePids;
    this.rules = rules;
    this.limits = limits;
  }

  /**
   * Whether the identifier can be validated for this; if not, its owner is written to instead.
   *
   * @throws MatrixException 403 {@code M_THREEPID_DENIED}; where errors are not inhibited 400
   *     {@code M_THREEPID_IN_USE} or {@code M_THREEPID_NOT_FOUND}
   */
  boolean genuine(Purpose purpose, String medium, String address) {
    rules.domains().check(purpose, medium, address);
    boolean owned = threePids.owner(medium, address).isPresent();
    boolean genuine = owned == (purpose == Purpose.RESET);
    if (!genuine && !rules.inhibit()) {
      throw owned
          ? new MatrixException(
              400, Errcode.THREEPID_IN_USE, "This address or number belongs to an account already")
          : new MatrixException(
              400, Errcode.THREEPID_NOT_FOUND, "No account has this address or number");
    }
    return genuine;
  }

  /**
   * Counts a message.
   *
   * @throws MatrixException 429 {@code M_LIMIT_EXCEEDED}
   */
  void count(String medium, String address, Request request) {
    Standing standing = Standing.of(request, threePids.owner(medium, address));
    boolean privileged = standing.privileged(rules.inhibit());
    String from = request.origin().address();
    limits.count(new Count(medium, address, from, standing, privileged), request.now());
  }
}
