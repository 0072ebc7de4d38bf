package org.stagedoor.sms.http;

import java.util.Map;
import org.stagedoor.api.config.SettingsFile;

/**
 * What gateways that many use take and answer, so that operators need not look it up.
 *
 * @param settings what holds for a key unless the operator says otherwise
 */
record Preset(Map<String, String> settings) {
  /** None: everything is said in the settings. */
  private static final Preset OWN = new Preset(Map.of());

  /** Twilio's Messages resource. The codes are those that say something of the number. */
  private static final Preset TWILIO =
      new Preset(
          Map.of(
              "url", "https://api.twilio.com/2010-04-01/Accounts/{user}/Messages.json",
              "auth", "basic",
              "body", "To={to}&From={from}&Body={text}",
              "success.pattern", "\"status\":\\s*\"(accepted|queued|sending|sent)\"",
              "refused.pattern",
                  "\"code\":\\s*(21211|21214|21217|21408|21610|21612|21614|21635)\\b",
              "reason.pattern", "\"code\":\\s*(\\d{1,6})\\b"));

  /** The sendsms service of Kannel's smsbox. */
  private static final Preset KANNEL =
      new Preset(
          Map.of(
              "url",
                  "http://127.0.0.1:13013/cgi-bin/sendsms?username={user}&password={password}"
                      + "&from={from}&to={to}&charset=UTF-8&coding={coding}&text={text}",
              "method", "GET",
              "success.pattern", "^(0: Accepted|3: Queued)",
              "refused.pattern", "(?i)not routable|garbage|rejected|black-lists"));

  private static final Map<String, Preset> NAMED =
      Map.of("own", OWN, "twilio", TWILIO, "kannel", KANNEL);

  /** Copies the collection. */
  Preset {
    settings = Map.copyOf(settings);
  }

  /** The one chosen in a file. */
  static Preset of(SettingsFile file) {
    return NAMED.getOrDefault(file.choice("preset", "own", "twilio", "kannel"), OWN);
  }

  /** What holds for a key; empty for nothing. */
  String of(String key) {
    return settings.getOrDefault(key, "");
  }
}
