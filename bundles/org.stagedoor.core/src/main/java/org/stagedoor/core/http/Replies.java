package org.stagedoor.core.http;

import java.nio.charset.StandardCharsets;
import java.util.Map;
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
    if (reply instanceof Reply.File file) {
      byte[] bytes = file.text().getBytes(StandardCharsets.UTF_8);
      return new Answer(200, file.type(), bytes, Map.of("Cache-Control", "no-cache"));
    }
    Reply.Web web = (Reply.Web) reply;
    return pages.of(web.status(), web.page(), web.error(), incoming);
  }
}
