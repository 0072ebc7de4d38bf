package org.stagedoor.testkit;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/** What bundles keep for users, in memory, for tests. */
public final class MemoryUserData implements UserData {
  private final Map<String, Dict> objects = new ConcurrentHashMap<>();

  /** With nothing in it. */
  public MemoryUserData() {}

  private static String key(UserId user, String name) {
    return user + " " + name;
  }

  @Override
  public Optional<Dict> get(UserId user, String name) {
    return Optional.ofNullable(objects.get(key(user, name)));
  }

  @Override
  public Dict update(UserId user, String name, UnaryOperator<Dict> change) {
    Dict kept =
        objects.compute(
            key(user, name),
            (key, before) -> {
              Dict after = change.apply(before == null ? Dict.EMPTY : before);
              return after.isEmpty() ? null : after;
            });
    return kept == null ? Dict.EMPTY : kept;
  }
}
