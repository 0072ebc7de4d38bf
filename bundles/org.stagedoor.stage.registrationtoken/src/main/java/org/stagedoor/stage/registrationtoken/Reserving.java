package org.stagedoor.stage.registrationtoken;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Neighbourhood;
import org.stagedoor.stage.registrationtoken.Token.Reservation;

/**
 * How long uses are held for sessions that are not finished, and how many: else somebody who knows
 * a token could close it for all others by beginning to register.
 *
 * @param time how long a use is held
 * @param perAddress how many are held for sessions of one remote address
 */
record Reserving(Duration time, int perAddress) {
  /** Clocks of nodes differ, and an operation takes its time: the use outlasts the session's. */
  private static final Duration MARGIN = Duration.ofMinutes(10);

  private static final int NAME_BYTES = 4;

  static Reserving read(SettingsFile file) {
    return new Reserving(
        Duration.ofMinutes(file.number("reservation.minutes", 1, 2880, 2880)),
        file.number("reservations.per.address", 1, 500, 20));
  }

  /** Until when the session may be finished. */
  Instant until(Instant now) {
    return now.plus(time);
  }

  /** What is held for it. */
  Reservation held(String remoteAddress, Instant now) {
    return new Reservation(until(now).plus(MARGIN), network(remoteAddress));
  }

  /** Names a network; nobody needs to know which it is. */
  private static String network(String remoteAddress) {
    byte[] text = Neighbourhood.of(remoteAddress).getBytes(StandardCharsets.UTF_8);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text);
      return HexFormat.of().formatHex(Arrays.copyOf(hash, NAME_BYTES));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each Java platform has SHA-256", e);
    }
  }
}
