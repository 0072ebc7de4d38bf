package org.stagedoor.stage.password;

import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Page.Field;
import org.stagedoor.api.http.Page.Field.Kind;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.stage.Attempt;

/** The page that asks for a password; and for a user name, unless it is known who asks. */
final class PasswordPage {
  private PasswordPage() {}

  /** What is said of a wrong password. */
  static String wrong(Attempt attempt) {
    return Words.of(PasswordPage.class, attempt.errorLocales()).getString("wrong");
  }

  static Page of(Attempt attempt) {
    ResourceBundle words = Words.of(PasswordPage.class, attempt.locales());
    Field user = new Field("user", words.getString("user"), Kind.USERNAME);
    Field password = new Field("password", words.getString("password"), Kind.PASSWORD);
    Optional<UserId> subject = attempt.subject();
    return new Page.Form(
        words.getString("title"),
        subject
            .map(id -> MessageFormat.format(words.getString("prompt.subject"), id))
            .orElse(words.getString("prompt")),
        subject.isPresent() ? List.of(password) : List.of(user, password),
        words.getString("submit"));
  }
}
