package org.stagedoor.account;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;

/** Makes JSON of the fields that calls read and of values that they do not expect. */
final class HostileJson {
  private static final List<String> FIELDS =
      List.of(
          "username",
          "password",
          "device_id",
          "initial_device_display_name",
          "inhibit_login",
          "refresh_token",
          "type",
          "identifier",
          "user",
          "medium",
          "address",
          "country",
          "phone",
          "number",
          "token",
          "txn_id",
          "devices",
          "display_name",
          "new_password",
          "logout_devices",
          "erase",
          "id_server",
          "sid",
          "client_secret",
          "three_pid_creds",
          "threePidCreds",
          "clientSecret",
          "master_key",
          "self_signing_key",
          "user_signing_key",
          "user_id",
          "usage",
          "keys",
          "signatures",
          "device_keys",
          "displayname",
          "avatar_url",
          "m.tz",
          "nonce",
          "mac",
          "admin",
          "user_type",
          "locked");

  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "alice",
          "@alice:example.org",
          "@",
          "@:",
          "@a:b:c",
          "m.id.user",
          "m.id.thirdparty",
          "m.id.phone",
          "m.login.password",
          "m.login.token",
          "m.login.application_service",
          "email",
          "msisdn",
          "GB",
          "zz",
          "\u0007",
          "\ud83d\ude00",
          "ed25519:AAAA",
          "master",
          "mxc://a/b",
          "1.MQ.MQ",
          "-1--",
          "{{form}}",
          "+44",
          "0",
          "correct battery",
          "x".repeat(300));

  private final SplittableRandom random;

  HostileJson(long seed) {
    random = new SplittableRandom(seed);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  String text() {
    return one(TEXTS);
  }

  Dict dict(int depth) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    for (int i = random.nextInt(9); i > 0; i--) {
      members.put(random.nextInt(8) == 0 ? text() : one(FIELDS), value(depth));
    }
    return Dict.copyOf(members);
  }

  private @Nullable Object value(int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 10);
    return switch (kind) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> random.nextDouble();
      case 10 -> dict(depth - 1);
      case 11 -> list(depth - 1);
      default -> text();
    };
  }

  private List<@Nullable Object> list(int depth) {
    List<@Nullable Object> items = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      items.add(value(depth));
    }
    return items;
  }
}
