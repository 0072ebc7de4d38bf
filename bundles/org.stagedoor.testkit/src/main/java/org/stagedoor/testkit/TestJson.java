package org.stagedoor.testkit;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Reads and writes JSON for tests, where there is no core that does. */
public final class TestJson implements JsonCodec {
  private static final int MAX_DEPTH = 64;

  /** Without state. */
  public TestJson() {}

  @Override
  public Dict read(String json) {
    try {
      JsonReader reader = new JsonReader(new StringReader(json));
      reader.setStrictness(Strictness.STRICT);
      Object value = value(reader, MAX_DEPTH);
      if (reader.peek() != JsonToken.END_DOCUMENT) {
        throw new MatrixException(400, Errcode.NOT_JSON, "More than one JSON value");
      }
      if (value instanceof Dict dict) {
        return dict;
      }
      throw new MatrixException(400, Errcode.BAD_JSON, "No JSON object");
    } catch (IOException | NumberFormatException e) {
      throw new MatrixException(400, Errcode.NOT_JSON, "No JSON");
    }
  }

  private static @Nullable Object value(JsonReader reader, int depth) throws IOException {
    if (depth == 0) {
      throw new MatrixException(400, Errcode.BAD_JSON, "Nested too deep");
    }
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader, depth);
      case BEGIN_ARRAY -> array(reader, depth);
      case NULL -> {
        reader.nextNull();
        yield null;
      }
      case BOOLEAN -> reader.nextBoolean();
      case NUMBER -> number(reader.nextString());
      default -> reader.nextString();
    };
  }

  private static Dict object(JsonReader reader, int depth) throws IOException {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      members.put(reader.nextName(), value(reader, depth - 1));
    }
    reader.endObject();
    return Dict.copyOf(members);
  }

  private static List<@Nullable Object> array(JsonReader reader, int depth) throws IOException {
    List<@Nullable Object> items = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      items.add(value(reader, depth - 1));
    }
    reader.endArray();
    return items;
  }

  private static Object number(String text) {
    try {
      return Long.valueOf(text);
    } catch (NumberFormatException e) {
      return new BigDecimal(text);
    }
  }

  @Override
  public String write(Dict dict) {
    return written(dict, false);
  }

  @Override
  public String canonical(Dict dict) {
    return written(dict, true);
  }

  private static String written(Dict dict, boolean sorted) {
    StringWriter text = new StringWriter();
    try (JsonWriter writer = new JsonWriter(text)) {
      writer.setHtmlSafe(false);
      write(writer, dict, sorted);
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonWriter writer, @Nullable Object value, boolean sorted)
      throws IOException {
    if (value instanceof Dict dict) {
      Map<String, @Nullable Object> members =
          sorted ? new TreeMap<>(dict.members()) : dict.members();
      writer.beginObject();
      for (Map.Entry<String, @Nullable Object> member : members.entrySet()) {
        write(writer.name(member.getKey()), member.getValue(), sorted);
      }
      writer.endObject();
    } else if (value instanceof List<?> list) {
      writer.beginArray();
      for (Object item : list) {
        write(writer, item, sorted);
      }
      writer.endArray();
    } else if (value instanceof Number number) {
      writer.value(number);
    } else if (value instanceof Boolean flag) {
      writer.value(flag);
    } else {
      writer.value((String) value);
    }
  }
}
