package org.stagedoor.core.http;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.ServiceReference;
import org.stagedoor.api.http.Access;

/**
 * The properties of a service, whichever of OSGi's forms they have: registered by hand, one string
 * stands for an array of one.
 *
 * @param reference the service
 */
record ServiceProperties(ServiceReference<?> reference) {
  @Nullable String text(String key) {
    return reference.getProperty(key) instanceof String text ? text : null;
  }

  List<String> texts(String key) {
    Object value = reference.getProperty(key);
    if (value instanceof String[] texts) {
      return List.of(texts);
    }
    if (value instanceof Iterable<?> items) {
      Stream.Builder<String> texts = Stream.builder();
      items.forEach(item -> texts.add(String.valueOf(item)));
      return texts.build().toList();
    }
    return value == null ? List.of() : List.of(String.valueOf(value));
  }

  boolean flag(String key) {
    return Boolean.parseBoolean(String.valueOf(reference.getProperty(key)));
  }

  /**
   * Who may call.
   *
   * @throws IllegalArgumentException if it is no {@link Access}
   */
  Access access() {
    String name = text("stagedoor.access");
    for (Access access : Access.values()) {
      if (access.name().equals(name == null ? Access.USER.name() : name)) {
        return access;
      }
    }
    throw new IllegalArgumentException("stagedoor.access is no Access: " + name);
  }
}
