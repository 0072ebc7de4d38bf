package org.stagedoor.stage.email;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.account.EmailAddress;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.http.MatrixException;

/** Validation sessions of which each is validated by the code {@value #CODE}. */
final class FakeValidationSessions implements ValidationSessions {
  static final String CODE = "12345678";

  private final Map<String, Request> begun = new ConcurrentHashMap<>();
  private final Map<String, Instant> validated = new ConcurrentHashMap<>();
  private boolean reaches = true;

  void reach(boolean reaches) {
    this.reaches = reaches;
  }

  /** As if the link were followed. */
  void follow(String sid) {
    validated.put(sid, Instant.EPOCH);
  }

  Request begun(String sid) {
    return Optional.ofNullable(begun.get(sid)).orElseThrow();
  }

  @Override
  public boolean reaches(String medium) {
    return reaches && medium.equals("email");
  }

  @Override
  public String begin(Request request) {
    EmailAddress address =
        EmailAddress.parse(request.address())
            .orElseThrow(() -> MatrixException.invalid("address", "must be one"));
    if (address.domain().equals("denied.example")) {
      throw new MatrixException(403, "M_THREEPID_DENIED", "not taken");
    }
    String sid = "sid-" + request.clientSecret().hashCode() + "-" + address.canonical().hashCode();
    begun.put(sid, request);
    return sid;
  }

  @Override
  public boolean submit(String sid, String clientSecret, String code, Instant now) {
    boolean right = known(sid, clientSecret).isPresent() && code.equals(CODE);
    if (right) {
      follow(sid);
    }
    return right;
  }

  private Optional<Request> known(String sid, String clientSecret) {
    return Optional.ofNullable(begun.get(sid))
        .filter(request -> request.clientSecret().equals(clientSecret));
  }

  @Override
  public Optional<ThreePid> proved(String sid, String clientSecret, Purpose purpose, Instant now) {
    return known(sid, clientSecret)
        .filter(request -> purpose != Purpose.RESET || request.purpose() == purpose)
        .filter(request -> validated.containsKey(sid))
        .map(request -> new ThreePid(request.medium(), request.address(), Instant.EPOCH));
  }

  @Override
  public String secretOf(String session) {
    return "secret-of-" + session;
  }
}
