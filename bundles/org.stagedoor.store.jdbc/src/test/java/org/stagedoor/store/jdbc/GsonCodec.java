package org.stagedoor.store.jdbc;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Enough of a codec for what these tests store. */
final class GsonCodec implements JsonCodec {
  @Override
  public Dict read(String json) {
    return dict(JsonParser.parseString(json).getAsJsonObject());
  }

  private static Dict dict(JsonObject object) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    object.asMap().forEach((key, value) -> members.put(key, value(value)));
    return Dict.copyOf(members);
  }

  private static @Nullable Object value(JsonElement element) {
    if (element.isJsonObject()) {
      return dict(element.getAsJsonObject());
    }
    if (element.isJsonArray()) {
      List<@Nullable Object> items = new ArrayList<>();
      element.getAsJsonArray().forEach(item -> items.add(value(item)));
      return items;
    }
    if (element.isJsonNull()) {
      return null;
    }
    JsonPrimitive primitive = element.getAsJsonPrimitive();
    return primitive.isNumber() ? Long.valueOf(primitive.getAsLong()) : primitive.getAsString();
  }

  @Override
  public String write(Dict dict) {
    return element(dict).toString();
  }

  @Override
  public String canonical(Dict dict) {
    throw new UnsupportedOperationException();
  }

  private static JsonElement element(@Nullable Object value) {
    if (value instanceof Dict dict) {
      JsonObject object = new JsonObject();
      dict.members().forEach((key, item) -> object.add(key, element(item)));
      return object;
    }
    if (value instanceof List<?> list) {
      JsonArray array = new JsonArray();
      list.forEach(item -> array.add(element(item)));
      return array;
    }
    if (value instanceof Number number) {
      return new JsonPrimitive(number);
    }
    return value == null ? JsonNull.INSTANCE : new JsonPrimitive(value.toString());
  }
}
