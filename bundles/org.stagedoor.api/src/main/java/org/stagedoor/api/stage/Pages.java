package org.stagedoor.api.stage;

import java.util.List;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;

/** The page of a stage that brings none. */
final class Pages {
  private Pages() {}

  static Page button(Attempt attempt) {
    ResourceBundle words = Words.of(Pages.class, attempt.locales());
    return new Page.Form(
        words.getString("title"), words.getString("prompt"), List.of(), words.getString("submit"));
  }
}
