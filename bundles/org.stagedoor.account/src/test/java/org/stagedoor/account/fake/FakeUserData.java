package org.stagedoor.account.fake;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/** Users' data in memory. */
public final class FakeUserData implements UserData {
  private final Map<String, Dict> data = new LinkedHashMap<>();

  private static String key(UserId user, String name) {
    return user.toString().toLowerCase(Locale.ROOT) + " " + name;
  }

  @Override
  public Optional<Dict> get(UserId user, String name) {
    return Optional.ofNullable(data.get(key(user, name)));
  }

  @Override
  public Dict update(UserId user, String name, UnaryOperator<Dict> change) {
    Dict kept = change.apply(get(user, name).orElse(Dict.EMPTY));
    if (kept.isEmpty()) {
      data.remove(key(user, name));
    } else {
      data.put(key(user, name), kept);
    }
    return kept;
  }
}
