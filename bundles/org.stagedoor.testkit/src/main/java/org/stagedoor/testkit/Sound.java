package org.stagedoor.testkit;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Claim;
import org.stagedoor.api.stage.Outcome;

/** Checks what a stage returned or threw against the promises of {@link Outcome}. */
final class Sound {
  private static final TestJson JSON = new TestJson();
  private static final int MAX_BYTES = 4096;
  private static final int MAX_FACT = 1024;
  private static final Pattern ERRCODE = Pattern.compile("[A-Z][A-Z0-9_.]*");
  private static final Set<String> RESERVED =
      Set.of("session", "flows", "params", "completed", "errcode", "error");

  private Sound() {}

  /**
   * The outcome of an attempt upon input that may be anything.
   *
   * @param input what was put in, for the message
   * @return the outcome; null if the input was refused as it may be
   */
  static @Nullable Outcome outcome(Supplier<Outcome> attempt, Object input) {
    try {
      return checked(attempt.get());
    } catch (MatrixException e) {
      return refused(e, input);
    } catch (RuntimeException | StackOverflowError e) {
      throw unexpected(e, "attempt()", input);
    }
  }

  /** Calls what may throw nothing at all, whatever came in. */
  static <T> T value(Supplier<T> call, String method, Object input) {
    try {
      T value = call.get();
      if (value == null) {
        throw Advice.of(
            "returns null from " + method,
            "the core shows or sends what it gets",
            "return the empty value of that type");
      }
      return value;
    } catch (RuntimeException | StackOverflowError e) {
      throw unexpected(e, method, input);
    }
  }

  private static @Nullable Outcome refused(MatrixException e, Object input) {
    if (e.status() >= 500) {
      throw Advice.of(
          "answers " + e.status() + " " + e.errcode() + " to " + Advice.shown(input),
          "a client that sends nonsense is at fault itself; 5xx wakes the operator",
          "throw MatrixException.missing(field) or MatrixException.invalid(field, must)",
          e);
    }
    if (!ERRCODE.matcher(e.errcode()).matches() || e.error().isBlank()) {
      throw badError(e.errcode(), e.error());
    }
    return null;
  }

  private static Error unexpected(Throwable e, String method, Object input) {
    return Advice.of(
        "throws " + e.getClass().getName() + " from " + method + " for " + Advice.shown(input),
        "clients are hostile; the user would be told that the server is broken",
        "read fields with Dict's accessors, which never throw, or with new Fields(dict), which"
            + " throws what the client should be told",
        e);
  }

  /** Checks an outcome. */
  static Outcome checked(@Nullable Outcome outcome) {
    if (outcome instanceof Outcome.Passed passed) {
      size(passed.state(), "state");
      passed.claims().forEach(Sound::claim);
    } else if (outcome instanceof Outcome.Ongoing ongoing) {
      size(ongoing.state(), "state");
      size(ongoing.reply(), "reply");
      names(ongoing.reply());
    } else if (outcome instanceof Outcome.Denied denied) {
      if (!ERRCODE.matcher(denied.errcode()).matches() || denied.error().isBlank()) {
        throw badError(denied.errcode(), denied.error());
      }
    } else {
      throw Advice.of(
          "returns null from attempt()",
          "an attempt has a verdict or an accident",
          "return Outcome.passed(), new Outcome.Ongoing(…) or Outcome.denied(…), or throw a"
              + " MatrixException");
    }
    return outcome;
  }

  private static void claim(Claim claim) {
    if (claim instanceof Claim.Fact fact
        && (fact.name().isBlank() || fact.value().length() > MAX_FACT)) {
      throw Advice.of(
          "claims the fact \""
              + Advice.shown(fact.name())
              + "\" with a value of "
              + fact.value().length()
              + " characters",
          "facts are kept with the session, then by operations",
          "name it, and keep its value within " + MAX_FACT + " characters");
    }
  }

  private static void size(Dict dict, String what) {
    int bytes = JSON.write(dict).getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      throw Advice.of(
          "leaves a " + what + " of " + bytes + " bytes as JSON",
          "it is stored, or sent, for each of many sessions; over 4096 bytes the core refuses it",
          "keep an id or a hash rather than what the client sent");
    }
  }

  private static void names(Dict reply) {
    Set<String> taken = new TreeSet<>(reply.keys());
    taken.retainAll(RESERVED);
    if (!taken.isEmpty()) {
      throw Advice.of(
          "replies with the members " + taken,
          "the challenge has members of these names, and clients go by them",
          "choose other names, or a prefix of your own");
    }
  }

  private static Error badError(String errcode, String error) {
    return Advice.of(
        "denies with errcode \"" + errcode + "\" and error \"" + error + "\"",
        "clients act upon the code, and show the text to people",
        "take a code from Errcode, or one like ORG_EXAMPLE_NAME, and say what went wrong");
  }
}
