package org.stagedoor.account.fake;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/** Users' data in memory. */
public final class FakeUserData implements UserData {
  private final Map<String, Dict> data = new LinkedHashMap<>();

  @Override
  public Optional<Dict> get(UserId user, String name) {
    return Optional.ofNullable(data.get(user + " " + name));
  }

  @Override
  public Dict update(UserId user, String name, UnaryOperator<Dict> change) {
    Dict kept = change.apply(get(user, name).orElse(Dict.EMPTY));
    if (kept.isEmpty()) {
      data.remove(user + " " + name);
    } else {
      data.put(user + " " + name, kept);
    }
    return kept;
  }
}
