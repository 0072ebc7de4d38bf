package org.stagedoor.core.json;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

/** Reads one text. Recursion is bounded by the depth limit, so no input exhausts the stack. */
final class DictReader {
  private static final int MAX_DEPTH = 64;

  private final JsonReader in;

  DictReader(String json, Strictness strictness) {
    in = new JsonReader(new StringReader(json));
    in.setStrictness(strictness);
    // Our own limit speaks first; Gson's must not turn depth into a syntax error.
    in.setNestingLimit(MAX_DEPTH + 1);
  }

  Dict read() {
    try {
      JsonToken first = in.peek();
      Object value = value(first, 1);
      if (in.peek() != JsonToken.END_DOCUMENT) {
        throw notJson();
      }
      if (value instanceof Dict dict) {
        return dict;
      }
      throw bad("Request body must be a JSON object");
    } catch (IOException | IllegalStateException e) {
      // Gson throws the latter for a few forms of broken text. Neither message is passed on: it
      // quotes the text.
      throw notJson();
    }
  }

  private @Nullable Object value(JsonToken token, int depth) throws IOException {
    return switch (token) {
      case BEGIN_OBJECT -> object(depth);
      case BEGIN_ARRAY -> array(depth);
      case STRING -> text(in.nextString());
      case NUMBER -> Numbers.parse(in.nextString());
      case BOOLEAN -> in.nextBoolean();
      case NULL -> {
        in.nextNull();
        yield null;
      }
      default -> throw notJson();
    };
  }

  private Dict object(int depth) throws IOException {
    check(depth);
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    in.beginObject();
    while (in.peek() != JsonToken.END_OBJECT) {
      String name = text(in.nextName());
      members.put(name, value(in.peek(), depth + 1));
    }
    in.endObject();
    return Dict.copyOf(members);
  }

  private List<@Nullable Object> array(int depth) throws IOException {
    check(depth);
    List<@Nullable Object> items = new ArrayList<>();
    in.beginArray();
    JsonToken token = in.peek();
    while (token != JsonToken.END_ARRAY) {
      items.add(value(token, depth + 1));
      token = in.peek();
    }
    in.endArray();
    return items;
  }

  private static void check(int depth) {
    if (depth > MAX_DEPTH) {
      throw bad("JSON is nested too deeply");
    }
  }

  /** Refuses what some store could not keep or would keep as something else. */
  private static String text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        throw bad("Strings must not contain U+0000");
      }
      if (Character.isSurrogate(c)) {
        if (Character.isLowSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(++i))) {
          throw bad("Strings must be valid Unicode");
        }
      }
    }
    return text;
  }

  static MatrixException bad(String error) {
    return new MatrixException(400, Errcode.BAD_JSON, error);
  }

  private static MatrixException notJson() {
    return new MatrixException(400, Errcode.NOT_JSON, "Content not JSON");
  }
}
