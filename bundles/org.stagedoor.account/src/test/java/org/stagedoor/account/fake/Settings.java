package org.stagedoor.account.fake;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

/** Configurations as Declarative Services would make them: the defaults, and what a test sets. */
public final class Settings {
  private Settings() {}

  /** A configuration of defaults. */
  public static <T> T of(Class<T> type) {
    return of(type, Map.of());
  }

  /** A configuration of defaults, but for the members named. */
  public static <T> T of(Class<T> type, Map<String, Object> members) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> value(method, members)));
  }

  private static Object value(Method member, Map<String, Object> members) {
    return members.getOrDefault(member.getName(), member.getDefaultValue());
  }
}
