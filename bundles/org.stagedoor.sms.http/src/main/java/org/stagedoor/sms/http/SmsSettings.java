package org.stagedoor.sms.http;

import java.time.Duration;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.message.Pace;

/**
 * The configuration, checked.
 *
 * @param form of requests
 * @param answers how they are understood
 * @param reach which numbers
 * @param prices what they cost
 * @param connections how many messages are handed over at once
 * @param timeout how long the gateway may take
 * @param first the first pause before a message is tried again
 * @param longest no pause is longer
 * @param patience after how long a message is given up
 */
record SmsSettings(
    Form form,
    Answers answers,
    Reach reach,
    Prices prices,
    int connections,
    Duration timeout,
    Duration first,
    Duration longest,
    Duration patience) {
  /**
   * Reads the configuration.
   *
   * @throws SettingException if a setting is wrong
   */
  static SmsSettings of(SettingsFile file) {
    GatewaySettings gateway = GatewaySettings.of(file);
    CostSettings cost = new CostSettings(file);
    return new SmsSettings(
        gateway.form(),
        gateway.answers(),
        cost.reach(),
        cost.prices(),
        file.number("connections", 1, 50, 4),
        Duration.ofSeconds(file.number("timeout.seconds", 1, 60, 10)),
        Duration.ofSeconds(file.number("retry.first.seconds", 1, 3600, 5)),
        Duration.ofSeconds(file.number("retry.longest.seconds", 1, 86_400, 300)),
        Duration.ofMinutes(file.number("retry.minutes", 1, 1440, 30)));
  }

  Pace pace() {
    // A message is left to whoever took it for longer than the gateway may take.
    return new Pace(connections, timeout.multipliedBy(3), first, longest, patience);
  }
}
