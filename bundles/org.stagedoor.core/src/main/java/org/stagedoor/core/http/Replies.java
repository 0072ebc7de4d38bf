package org.stagedoor.core.http;

import org.stagedoor.api.http.Reply;

/**
 * Makes answers of replies.
 *
 * @param json for clients
 * @param pages for browsers
 */
record Replies(JsonAnswers json, PageAnswers pages) {
  Answer of(Reply reply, Incoming incoming) {
    if (reply instanceof Reply.Json body) {
      return json.of(body.status(), body.body());
    }
    Reply.Web web = (Reply.Web) reply;
    return pages.of(web.status(), web.page(), incoming);
  }
}
