package org.stagedoor.stage.registrationtoken;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.stage.registrationtoken.Token.Reservation;

/** All registration tokens, shared by the nodes. Each change is one step against all others. */
final class TokenBox {
  /** The opaque identifiers of the specification's appendices, as short as it wants them here. */
  static final Pattern NAME = Pattern.compile("[A-Za-z0-9._~-]{1,64}");

  private static final String PREFIX = "org.stagedoor.stage.registrationtoken/";
  private static final int PAGE = 1000;

  /** Whether a session may go on. */
  enum Admission {
    /** It holds a use. */
    NOTED,
    /** It holds none, as there is no end of them, and no room to note who does. */
    UNNOTED,
    /** It may not. */
    REFUSED
  }

  private final BundleData data;

  TokenBox(BundleData data) {
    this.data = data;
  }

  /** A token, whether or not it is still good. */
  Optional<Token> find(String name) {
    return NAME.matcher(name).matches()
        ? data.get(PREFIX + name).map(Token::read)
        : Optional.empty();
  }

  /** All tokens by their names. */
  Map<String, Token> all() {
    Map<String, Token> tokens = new LinkedHashMap<>();
    List<String> names = new ArrayList<>();
    String after = "";
    do {
      names = data.names(PREFIX, after, PAGE);
      for (String name : names) {
        String token = name.substring(PREFIX.length());
        find(token).ifPresent(found -> tokens.put(token, found));
        after = name;
      }
    } while (names.size() == PAGE);
    return tokens;
  }

  /**
   * Reserves a use for a session, or does so anew. A token of any number of uses admits sessions
   * that it can't note, too: nobody's begun registrations close it for others.
   *
   * @param held how it is reserved
   * @param perNetwork how many uses sessions of one network may hold at a time
   * @throws MatrixException 429 if so many sessions are under way that another can't be noted,
   *     though the number of uses is limited
   */
  Admission reserve(String name, String session, Reservation held, int perNetwork, Instant now) {
    Optional<Token> after =
        change(
            name,
            token ->
                token.holds(session, now)
                        || (token.open(now) && !crowded(token, held.network(), perNetwork, now))
                    ? token.reserve(session, held, now)
                    : token);
    boolean admitted = after.filter(it -> it.admits(session, now)).isPresent();
    if (!admitted
        && after
            .filter(it -> it.open(now) && crowded(it, held.network(), perNetwork, now))
            .isPresent()) {
      throw MatrixException.limited(Duration.ofMinutes(1));
    }
    return !admitted
        ? Admission.REFUSED
        : after.filter(it -> it.holds(session, now)).isPresent()
            ? Admission.NOTED
            : Admission.UNNOTED;
  }

  /** Counts a use of a session that could not be noted; one that is told twice counts twice. */
  void count(String name) {
    change(name, Token::spent);
  }

  private static boolean crowded(Token token, String network, int perNetwork, Instant now) {
    return token.crowded(now) || token.held(network, now) >= perNetwork;
  }

  /** Spends or releases what a session reserved; nothing if that was done before. */
  void settle(String name, String session, boolean spent) {
    change(name, token -> token.settle(session, spent));
  }

  /** Adds a token; false if there is one of this name. */
  boolean add(String name, Token token) {
    AtomicBoolean added = new AtomicBoolean();
    data.update(
        PREFIX + name,
        kept -> {
          added.set(kept.isEmpty());
          return kept.isEmpty() ? token.write() : kept;
        });
    return added.get();
  }

  /** Changes a token; the token as it is now, empty if there is none. */
  Optional<Token> change(String name, UnaryOperator<Token> change) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    Dict kept =
        data.update(
            PREFIX + name,
            before -> before.isEmpty() ? before : change.apply(Token.read(before)).write());
    return kept.isEmpty() ? Optional.empty() : Optional.of(Token.read(kept));
  }

  /** Removes a token; sessions that have reserved a use of it go on. False if there was none. */
  boolean remove(String name) {
    boolean there = find(name).isPresent();
    if (there) {
      data.update(PREFIX + name, kept -> Dict.EMPTY);
    }
    return there;
  }
}
