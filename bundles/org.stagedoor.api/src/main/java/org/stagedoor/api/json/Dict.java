package org.stagedoor.api.json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * An immutable JSON object whose accessors never throw, whatever a client sent.
 *
 * <p>A value is {@code null}, a {@link Boolean}, a {@link Long}, a {@link Double} or {@link
 * BigDecimal} for other numbers, a {@link String}, a {@link List} of values, or a {@code Dict};
 * nothing else can get in, so that no class of a bundle enters a session. Keys keep their order.
 * Safe for use by any number of threads.
 */
@ProviderType
public final class Dict {
  /** The object without members. */
  public static final Dict EMPTY = new Dict(Map.of());

  private final Map<String, @Nullable Object> members;

  private Dict(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  /**
   * An object of the given members.
   *
   * @throws IllegalArgumentException if a value, at any depth, is no JSON value
   */
  public static Dict copyOf(Map<String, ? extends @Nullable Object> members) {
    if (members.isEmpty()) {
      return EMPTY;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>();
    members.forEach((key, value) -> copy.put(key, value(value)));
    return new Dict(Collections.unmodifiableMap(copy));
  }

  /** An object of one member. */
  public static Dict of(String key, @Nullable Object value) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(2);
    members.put(key, value(value));
    return new Dict(Collections.unmodifiableMap(members));
  }

  /** An object of two members. */
  public static Dict of(
      String key1, @Nullable Object value1, String key2, @Nullable Object value2) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(4);
    members.put(key1, value(value1));
    members.put(key2, value(value2));
    return new Dict(Collections.unmodifiableMap(members));
  }

  /** An object of three members. */
  public static Dict of(
      String key1,
      @Nullable Object value1,
      String key2,
      @Nullable Object value2,
      String key3,
      @Nullable Object value3) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>(4);
    members.put(key1, value(value1));
    members.put(key2, value(value2));
    members.put(key3, value(value3));
    return new Dict(Collections.unmodifiableMap(members));
  }

  private static @Nullable Object value(@Nullable Object value) {
    if (value == null
        || value instanceof String
        || value instanceof Boolean
        || value instanceof Long
        || value instanceof Double
        || value instanceof BigDecimal
        || value instanceof Dict) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Collection<?> items) {
      List<@Nullable Object> copy = new ArrayList<>(items.size());
      for (Object item : items) {
        copy.add(value(item));
      }
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> copy = new LinkedHashMap<>();
      map.forEach((key, item) -> copy.put(String.valueOf(key), value(item)));
      return new Dict(Collections.unmodifiableMap(copy));
    }
    throw new IllegalArgumentException("no JSON value: " + value.getClass().getName());
  }

  /** This object with one member added or replaced. */
  public Dict with(String key, @Nullable Object value) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
    copy.put(key, value(value));
    return new Dict(Collections.unmodifiableMap(copy));
  }

  /** This object with the members of another added; the other's win. */
  public Dict with(Dict other) {
    if (other.isEmpty()) {
      return this;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
    copy.putAll(other.members);
    return new Dict(Collections.unmodifiableMap(copy));
  }

  /** This object without one member. */
  public Dict without(String key) {
    if (!members.containsKey(key)) {
      return this;
    }
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
    copy.remove(key);
    return new Dict(Collections.unmodifiableMap(copy));
  }

  /** This object reduced to the named members, those of them that are there. */
  public Dict only(Collection<String> keys) {
    Map<String, @Nullable Object> copy = new LinkedHashMap<>(members);
    copy.keySet().retainAll(keys);
    return new Dict(Collections.unmodifiableMap(copy));
  }

  /** Whether the member is there, {@code null} included. */
  public boolean has(String key) {
    return members.containsKey(key);
  }

  /** The value as it is; {@code null} when absent, too. */
  public @Nullable Object get(String key) {
    return members.get(key);
  }

  /** The member if it is a string. */
  public Optional<String> text(String key) {
    return typed(key, String.class);
  }

  /** The member if it is a whole number in the range of a {@code long}. */
  public OptionalLong integer(String key) {
    return members.get(key) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** The member if it is a boolean. */
  public Optional<Boolean> flag(String key) {
    return typed(key, Boolean.class);
  }

  /** The member if it is an object. */
  public Optional<Dict> dict(String key) {
    return typed(key, Dict.class);
  }

  /** The member if it is an array. */
  public Optional<List<@Nullable Object>> list(String key) {
    if (members.get(key) instanceof List<?> list) {
      List<@Nullable Object> copy = new ArrayList<>(list);
      return Optional.of(Collections.unmodifiableList(copy));
    }
    return Optional.empty();
  }

  /** The member if it is an array of strings only. */
  public Optional<List<String>> texts(String key) {
    return all(key, String.class);
  }

  /** The member if it is an array of objects only. */
  public Optional<List<Dict>> dicts(String key) {
    return all(key, Dict.class);
  }

  private <T> Optional<T> typed(String key, Class<T> type) {
    Object value = members.get(key);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  private <T> Optional<List<T>> all(String key, Class<T> type) {
    if (!(members.get(key) instanceof List<?> list)) {
      return Optional.empty();
    }
    List<T> items = new ArrayList<>(list.size());
    for (Object item : list) {
      if (!type.isInstance(item)) {
        return Optional.empty();
      }
      items.add(type.cast(item));
    }
    return Optional.of(List.copyOf(items));
  }

  /** The names of the members, in order. */
  public Set<String> keys() {
    return members.keySet();
  }

  /** The members, in order; unmodifiable, its values as described above. */
  public Map<String, @Nullable Object> members() {
    return members;
  }

  /** Whether there is no member. */
  public boolean isEmpty() {
    return members.isEmpty();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Dict dict && members.equals(dict.members);
  }

  @Override
  public int hashCode() {
    return members.hashCode();
  }

  /** The keys alone: a value may be a secret. */
  @Override
  public String toString() {
    return "Dict" + members.keySet();
  }
}
