package org.stagedoor.core.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.Tokens;
import org.stagedoor.api.account.Tokens.Bearer;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Bearers;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.json.Dict;

/** Finds out by its access token who sends a request, and whether that is enough. */
final class Authenticator {
  /** The parameter of the query string that older clients put the token in. */
  static final String PARAMETER = "access_token";

  private static final Dict SOFT = Dict.of("soft_logout", true);
  private static final String SCHEME = "bearer ";

  private final Tokens tokens;
  private final Devices devices;
  private final Supplier<List<Bearers>> others;

  /**
   * An authenticator.
   *
   * @param others who knows tokens beside the store, asked first
   */
  Authenticator(Tokens tokens, Devices devices, Supplier<List<Bearers>> others) {
    this.tokens = tokens;
    this.devices = devices;
    this.others = others;
  }

  /**
   * Who sends a request.
   *
   * @throws MatrixException 401 or 403 if that is not enough
   */
  Optional<Requester> requester(Access access, Incoming incoming) {
    if (access == Access.ANYBODY) {
      return Optional.empty();
    }
    if (access == Access.LENIENT) {
      return goodOrNone(incoming);
    }
    String token = token(incoming);
    if (token == null) {
      if (access == Access.OPTIONAL) {
        return Optional.empty();
      }
      throw missing("Missing access token");
    }
    Requester requester = resolve(token, access, incoming);
    check(requester.kind(), access);
    requester
        .device()
        .ifPresent(
            id -> devices.seen(requester.user(), id, incoming.origin().address(), incoming.now()));
    return Optional.of(requester);
  }

  private Optional<Requester> goodOrNone(Incoming incoming) {
    try {
      return requester(Access.OPTIONAL, incoming);
    } catch (MatrixException bad) {
      return Optional.empty();
    }
  }

  /**
   * For paths that are not there: a client with a bad token must learn that before anything else.
   *
   * @throws MatrixException 401 if there is a token and it is bad
   */
  void refuseBadToken(Incoming incoming) {
    String token = token(incoming);
    if (token != null) {
      resolve(token, Access.OPTIONAL, incoming);
    }
  }

  private static @Nullable String token(Incoming incoming) {
    String header = incoming.header("Authorization");
    String queried = incoming.query().get(PARAMETER);
    if (header == null) {
      return queried == null || queried.isEmpty() ? null : queried;
    }
    if (queried != null) {
      throw missing("The access token is in both the header and the query string");
    }
    boolean bearer = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
    String token = bearer ? header.substring(SCHEME.length()).strip() : "";
    return token.isEmpty() ? null : token;
  }

  private Requester resolve(String token, Access access, Incoming incoming) {
    Map<String, String> query = incoming.query();
    for (Bearers bearers : others.get()) {
      Optional<Requester> requester = bearers.requester(token, query);
      if (requester.isPresent()) {
        return requester.get();
      }
    }
    Bearer bearer = tokens.resolve(token, incoming.now()).orElseThrow(() -> unknown(Dict.EMPTY));
    Account account = bearer.account();
    if (account.state() == Account.State.DEACTIVATED) {
      throw unknown(Dict.EMPTY);
    }
    // Who is locked out or whose token has expired may still log out.
    if (access != Access.EXPIRED) {
      if (account.state() == Account.State.LOCKED) {
        throw new MatrixException(401, Errcode.USER_LOCKED, "This account is locked", SOFT);
      }
      if (bearer.expires().isPresent() && !incoming.now().isBefore(bearer.expires().get())) {
        throw unknown(SOFT);
      }
    }
    return new Requester(account.user(), bearer.deviceId(), bearer.tokenId(), kind(account.kind()));
  }

  private static void check(Requester.Kind kind, Access access) {
    if (kind == Requester.Kind.GUEST && (access == Access.USER || access == Access.EXPIRED)) {
      throw new MatrixException(403, Errcode.GUEST_ACCESS_FORBIDDEN, "Guests may not do this");
    }
    if (kind != Requester.Kind.ADMIN && access == Access.ADMIN) {
      throw MatrixException.forbidden("Only administrators may do this");
    }
  }

  private static Requester.Kind kind(Account.Kind kind) {
    return switch (kind) {
      case USER -> Requester.Kind.USER;
      case GUEST -> Requester.Kind.GUEST;
      case ADMIN -> Requester.Kind.ADMIN;
      case APPSERVICE -> Requester.Kind.APPSERVICE;
    };
  }

  private static MatrixException missing(String error) {
    return new MatrixException(401, Errcode.MISSING_TOKEN, error);
  }

  private static MatrixException unknown(Dict extra) {
    return new MatrixException(401, Errcode.UNKNOWN_TOKEN, "Unknown access token", extra);
  }
}
