package org.stagedoor.core.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.stagedoor.core.protocol.View.Problem;
import org.stagedoor.core.protocol.View.Step;

/**
 * The core's own words in the language of one reader.
 *
 * @param locale the language
 * @param bundle our texts
 * @param own the operator's, which come first; also for what stages say, by their types
 */
record PageWords(Locale locale, ResourceBundle bundle, Map<String, String> own) {
  /** The language that these words are in, as a tag. */
  String language() {
    return locale.getLanguage();
  }

  /** A text; {@code {0}}, {@code {1}} in it stand for the values. */
  String text(String key, Object... values) {
    String text = own.containsKey(key) ? own.get(key) : bundle.getString(key);
    for (int i = 0; i < values.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(values[i]));
    }
    return text;
  }

  /** A text that the operator may have, instead of what a stage says. */
  String or(String key, String otherwise) {
    return own.getOrDefault(key, otherwise);
  }

  private Optional<String> known(String key) {
    return own.containsKey(key) || bundle.containsKey(key)
        ? Optional.of(text(key))
        : Optional.empty();
  }

  /** What an auth type is called. */
  String type(String type) {
    return known("type." + type).orElse(type);
  }

  /** Why a try failed; accidents are told by their codes, for their own words are English. */
  String problem(Problem problem, Step step) {
    return problem.judged()
        ? or(step.type() + ".error." + problem.errcode(), problem.words())
        : known("error." + problem.errcode()).orElseGet(() -> text("error.other"));
  }

  /** What the user is to think of before she goes on. */
  String warning(Step step) {
    if (step.unsigned().isPresent()) {
      long minutes = step.unsigned().get().toMinutes();
      String begun = minutes < 2 ? text("begun.now") : text("begun.ago", minutes);
      return text("warning.unsigned", begun);
    }
    return text(step.account() ? "warning.account" : "warning.nobody");
  }

  /** What is being confirmed. */
  String purpose(Step step) {
    return text("purpose", or("purpose." + step.purpose().operation(), step.purpose().words()));
  }
}
