package org.stagedoor.e2e.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Writes JSON that a client could have meant: the names are those that the server reads, and the
 * values are often right, so that what is wrong gets past the first check.
 */
final class RandomJson {
  private static final int MAX_DEPTH = 6;

  private static final List<String> NAMES =
      List.of(
              "auth type session identifier user password new_password logout_devices devices device_id"
                  .split(" ", -1),
              "initial_device_display_name inhibit_login refresh_token username display_name"
                  .split(" ", -1),
              "displayname avatar_url threepid_creds threepidCreds three_pid_creds sid client_secret"
                  .split(" ", -1),
              "id_server id_access_token medium address country phone number token txn_id"
                  .split(" ", -1),
              "master_key self_signing_key user_signing_key keys usage signatures user_id device_keys"
                  .split(" ", -1),
              "erase bind nonce mac admin email next_link send_attempt phone_number response m.tz"
                  .split(" ", -1))
          .stream()
          .flatMap(java.util.Arrays::stream)
          .toList();

  private final RandomGenerator random;
  private final Known known;

  RandomJson(RandomGenerator random, Known known) {
    this.random = random;
    this.known = known;
  }

  /** A body, which mostly is an object. */
  String body() {
    return random.nextInt(50) == 0 ? value(0) : object(0);
  }

  /** JSON that is whole but for a few bytes. */
  byte[] broken(byte[] json) {
    byte[] bytes = json.clone();
    for (int i = random.nextInt(3); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return random.nextBoolean()
        ? bytes
        : java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
  }

  private String object(int depth) {
    List<String> members = new ArrayList<>();
    for (int i = random.nextInt(7); i >= 0; i--) {
      String name = random.nextInt(30) == 0 ? Noise.text(random) : Noise.pick(NAMES, random);
      members.add(text(name) + ":" + member(name, depth + 1));
    }
    return "{" + String.join(",", members) + "}";
  }

  private String member(String name, int depth) {
    return random.nextInt(3) > 0
        ? known.value(name, random).orElseGet(() -> fitting(name, depth))
        : value(depth);
  }

  /** A value of the type that most members of this name have. */
  private String fitting(String name, int depth) {
    return switch (name) {
      case "auth",
          "identifier",
          "threepid_creds",
          "three_pid_creds",
          "threepidCreds",
          "signatures",
          "keys",
          "master_key",
          "self_signing_key",
          "user_signing_key",
          "device_keys" ->
          depth < MAX_DEPTH ? object(depth) : "{}";
      case "devices", "usage" -> "[" + text(Noise.text(random)) + "]";
      case "logout_devices", "inhibit_login", "refresh_token", "erase", "bind", "admin" ->
          Boolean.toString(random.nextBoolean());
      default -> text(Noise.text(random));
    };
  }

  private String value(int depth) {
    return switch (random.nextInt(depth < MAX_DEPTH ? 7 : 5)) {
      case 0 -> "null";
      case 1 -> Boolean.toString(random.nextBoolean());
      case 2 -> Noise.number(random);
      case 3, 4 -> text(Noise.text(random));
      case 5 -> object(depth + 1);
      default -> array(depth + 1);
    };
  }

  private String array(int depth) {
    if (random.nextInt(40) == 0) {
      return "[".repeat(100) + "]".repeat(100);
    }
    List<String> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(depth));
    }
    return "[" + String.join(",", items) + "]";
  }

  /** A string with what JSON must escape; other characters as they are, good or not. */
  static String text(String text) {
    StringBuilder json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        json.append(String.format("\\u%04x", (int) c));
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }
}
