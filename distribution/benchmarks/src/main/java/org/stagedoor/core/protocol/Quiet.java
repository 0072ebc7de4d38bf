package org.stagedoor.core.protocol;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Stands in for what the engine needs, but is not to be measured with it. */
final class Quiet {
  private Quiet() {}

  /** Something that does nothing, and answers with nothing: 0, false, empty. */
  static <T> T of(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "hashCode" -> System.identityHashCode(proxy);
                  case "equals" -> arguments != null && proxy == arguments[0];
                  case "toString" -> "Quiet " + type.getSimpleName();
                  default -> nothing(method.getReturnType());
                }));
  }

  private static @Nullable Object nothing(Class<?> type) {
    Map<Class<?>, Object> empty =
        Map.of(
            Optional.class, Optional.empty(),
            OptionalLong.class, OptionalLong.empty(),
            List.class, List.of(),
            Set.class, Set.of(),
            Map.class, Map.of(),
            boolean.class, false,
            int.class, 0,
            long.class, 0L);
    return empty.get(type);
  }
}
