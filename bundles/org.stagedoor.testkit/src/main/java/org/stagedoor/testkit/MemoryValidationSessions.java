package org.stagedoor.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.http.MatrixException;

/**
 * Validation sessions in memory, of which each is validated by the code {@value #CODE}. An
 * identifier that ends as {@value #DENIED} does is not taken; for a medium without transport, say
 * so with {@link #reach}.
 */
public final class MemoryValidationSessions implements ValidationSessions {
  /** The right code of each. */
  public static final String CODE = "12345678";

  /** The end of identifiers that are not taken. */
  public static final String DENIED = "666";

  private final Map<String, Request> begun = new ConcurrentHashMap<>();
  private final Map<String, Instant> validated = new ConcurrentHashMap<>();
  private volatile boolean reaches = true;

  /** Says whether there is a transport from now on; there is one at first. */
  public void reach(boolean now) {
    reaches = now;
  }

  /** As if the link were followed. */
  public void follow(String sid) {
    validated.put(sid, Instant.EPOCH);
  }

  /**
   * What a session was begun with last.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  public Request begun(String sid) {
    return Optional.ofNullable(begun.get(sid)).orElseThrow();
  }

  @Override
  public boolean reaches(String medium) {
    return reaches;
  }

  @Override
  public boolean reaches(String medium, String address) {
    return reaches && !address.endsWith(DENIED);
  }

  @Override
  public boolean takes(String medium, String address) {
    return true;
  }

  @Override
  public String begin(Request request) {
    if (request.address().isBlank()) {
      throw MatrixException.invalid("address", "must be one");
    }
    if (!reaches(request.medium(), request.address())) {
      throw new MatrixException(403, "M_THREEPID_DENIED", "not taken");
    }
    String sid = "sid-" + request.clientSecret().hashCode() + "-" + request.address().hashCode();
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
