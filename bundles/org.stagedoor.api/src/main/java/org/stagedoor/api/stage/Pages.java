package org.stagedoor.api.stage;

import java.util.List;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Page;

/** The page of a stage that brings none. */
final class Pages {
  private Pages() {}

  static Page button(Attempt attempt) {
    ResourceBundle words =
        ResourceBundle.getBundle(
            "org.stagedoor.api.stage.pages",
            attempt.locales().get(0),
            Pages.class.getClassLoader());
    return new Page.Form(
        words.getString("title"), words.getString("prompt"), List.of(), words.getString("submit"));
  }
}
