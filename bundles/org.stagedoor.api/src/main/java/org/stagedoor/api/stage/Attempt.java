package org.stagedoor.api.stage;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * One step of one session as a stage sees it; read-only. Good only during the call that it was
 * given to.
 */
@ProviderType
public interface Attempt {
  /**
   * The public key of the session: names it, in a log or as a part of a key, without giving access
   * to it.
   */
  String session();

  /** What came in. */
  Input input();

  /** What this stage last asked to be remembered for this session; empty at first. */
  Dict state();

  /**
   * What {@link Stage#shows} named when the challenge was made that began this session; empty if
   * the client has had no answer in it yet, or this stage was not offered then.
   */
  Optional<String> shown();

  /** What is being confirmed. */
  Purpose purpose();

  /** The user whose access token the request bears, if any. */
  Optional<UserId> subject();

  /** What the stages passed so far vouch for. */
  List<Claim> claims();

  /**
   * A new one-time address back to this stage and session, good for as long as the session and at
   * most 24 hours. Who opens it is shown {@link Stage#page}, with what the address carried as
   * input; once the stage is passed it only says so.
   */
  URI callback();

  /**
   * The same, but good only in the browser that is being answered: for a stage that sends the
   * browser away and expects it back, so that nobody is led to finish what another has begun. In a
   * visit to a whole flow it leads on to the next stage.
   *
   * @throws IllegalStateException if a client is being answered, not a browser
   */
  URI browserCallback();

  /**
   * The address of this stage's fallback page for this session. Who has it can act in the session's
   * name: it is for the client and its user only.
   */
  URI fallback();

  /** The client's address, textual. */
  String remoteAddress();

  /** The time of this step. */
  Instant now();

  /** The languages that the user wants, the most wanted first; never empty. */
  List<Locale> locales();

  /**
   * The languages for {@link Outcome.Denied#error}: those of the user when a browser's page shows
   * it, English when a client is told.
   */
  default List<Locale> errorLocales() {
    return input() instanceof Input.Browser ? locales() : List.of(Locale.ENGLISH);
  }

  /**
   * What is being confirmed.
   *
   * @param operation the operation's name, such as {@code delete_devices}
   * @param words completes "A client is trying to …" in the first of {@link #locales}
   */
  record Purpose(String operation, String words) {}
}
