package org.stagedoor.sms.http;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.stagedoor.api.message.Delivery;

/**
 * Understands what the gateway answers. A text costs money, so that one is not tried again after an
 * answer that may mean that it was taken.
 *
 * @param success what the body of a 2xx must have; empty for anything
 * @param refused what the body of a refusal for good has; empty to go by the status
 * @param reason finds a reason for the log in a body, by its first group
 */
record Answers(Optional<Pattern> success, Optional<Pattern> refused, Optional<Pattern> reason) {
  private static final int MAX_REASON = 20;

  /** What became of the message. */
  Delivery judge(int status, String body) {
    boolean good = status / 100 == 2;
    if (good && success.map(pattern -> pattern.matcher(body).find()).orElse(true)) {
      return new Delivery.Sent();
    }
    String why = "the gateway says " + status + reason(body);
    if (good) {
      // It may have been taken by a gateway that words it in another way.
      return new Delivery.Never(why + ", and not what it says of success");
    }
    return refused.map(pattern -> pattern.matcher(body).find()).orElse(forGood(status))
        ? new Delivery.Never(why)
        : new Delivery.Later(why, status == 401 || status == 403);
  }

  /** All else is the operator's to mend, or the gateway's. */
  private static boolean forGood(int status) {
    return status == 400 || status == 410 || status == 422;
  }

  private String reason(String body) {
    Optional<Matcher> found = reason.map(pattern -> pattern.matcher(body)).filter(Matcher::find);
    return found
        .map(matcher -> matcher.group(Math.min(1, matcher.groupCount())))
        .map(text -> " (" + text.substring(0, Math.min(text.length(), MAX_REASON)) + ")")
        .orElse("");
  }
}
