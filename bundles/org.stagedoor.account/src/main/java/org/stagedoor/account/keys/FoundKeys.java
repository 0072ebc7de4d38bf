package org.stagedoor.account.keys;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** The keys for one answer, which grows to a certain length and no further. Used by one thread. */
final class FoundKeys {
  /** Characters: room for the 250 users whom clients ask for at once, with usual names. */
  private static final int MAX_LENGTH = 196_608;

  private final JsonCodec json;
  private final Map<KeyKind, Map<String, Dict>> keys = new EnumMap<>(KeyKind.class);
  private int room = MAX_LENGTH;

  FoundKeys(JsonCodec json) {
    this.json = json;
  }

  /** Whether a key of a usual length would be taken. */
  boolean hasRoom() {
    return room > 0;
  }

  /** Takes a key up; one that is too long for the room left takes that, and is left out. */
  void add(UserId user, CrossSigningKey key) {
    room -= json.write(key.json()).length();
    if (room >= 0) {
      keys.computeIfAbsent(key.kind(), any -> new LinkedHashMap<>())
          .put(user.toString(), key.json());
    }
  }

  /** The keys by kind and user. */
  Dict answer() {
    Dict answer = Dict.EMPTY;
    for (KeyKind kind : KeyKind.values()) {
      answer = answer.with(kind.answer(), keys.getOrDefault(kind, Map.of()));
    }
    return answer;
  }
}
