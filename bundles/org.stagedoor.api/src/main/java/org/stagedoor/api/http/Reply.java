package org.stagedoor.api.http;

import java.util.Optional;
import org.stagedoor.api.json.Dict;

/** The answer to a request. Failures are {@link MatrixException}s instead. */
public sealed interface Reply permits Reply.Json, Reply.Web, Reply.File {
  /**
   * A JSON object.
   *
   * @param status the HTTP status
   * @param body the object
   */
  record Json(int status, Dict body) implements Reply {}

  /**
   * Something for a browser.
   *
   * @param status the HTTP status; a {@link Page.Redirect} makes it 302
   * @param page what to show
   * @param error what was wrong with what the user sent, in her language: shown above the page and
   *     announced
   */
  record Web(int status, Page page, Optional<String> error) implements Reply {
    /** Without an error. */
    public Web(int status, Page page) {
      this(status, page, Optional.empty());
    }
  }

  /**
   * A file that pages of ours load.
   *
   * @param type its Content-Type, with its charset: UTF-8
   * @param text what is in it; nothing that depends on who asks
   */
  record File(String type, String text) implements Reply {}

  /** 200 and an object. */
  static Reply ok(Dict body) {
    return new Json(200, body);
  }

  /** 200 and {@code {}}. */
  static Reply ok() {
    return ok(Dict.EMPTY);
  }
}
