package org.stagedoor.account.fake;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Writes JSON whose texts need no escaping; canonical always. */
public final class FakeJson implements JsonCodec {
  @Override
  public Dict read(String json) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String write(Dict dict) {
    return text(dict, false);
  }

  @Override
  public String canonical(Dict dict) {
    return text(dict, true);
  }

  private static String text(@Nullable Object value, boolean canonical) {
    if (value instanceof Dict dict) {
      Map<String, @Nullable Object> sorted = new TreeMap<>(dict.members());
      return sorted.entrySet().stream()
          .map(entry -> quoted(entry.getKey()) + ":" + text(entry.getValue(), canonical))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value instanceof Collection<?> items) {
      return items.stream()
          .map(item -> text(item, canonical))
          .collect(Collectors.joining(",", "[", "]"));
    }
    if (canonical && value instanceof Double) {
      throw new IllegalArgumentException("no integer");
    }
    return value instanceof String text ? quoted(text) : String.valueOf(value);
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }
}
