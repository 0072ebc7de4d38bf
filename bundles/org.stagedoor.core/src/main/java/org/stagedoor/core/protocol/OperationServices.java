package org.stagedoor.core.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.stagedoor.api.operation.Operation;

/**
 * Follows the guarded operations in the service registry, so that a browser's session finds its own
 * again.
 */
@Component(service = OperationServices.class)
public final class OperationServices {
  private static final Set<String> FOR_ANYBODY = Set.of("ANYBODY", "OPTIONAL", "LENIENT");

  private final Map<String, GuardedCall> byName = new ConcurrentHashMap<>();
  private final Map<String, Boolean> onAccount = new ConcurrentHashMap<>();

  /** Called by DS when an operation comes. */
  @Reference(
      service = Operation.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(Operation operation, Map<String, Object> properties) {
    if (properties.get("stagedoor.operation") instanceof String name) {
      byName.put(name, guarded(name, operation, properties));
      onAccount.put(
          name, !FOR_ANYBODY.contains(String.valueOf(properties.get("stagedoor.access"))));
    }
  }

  /** Called by DS when an operation goes. */
  void remove(Operation operation) {
    byName.values().removeIf(guarded -> guarded.operation().equals(operation));
  }

  /** An operation as its properties describe it. */
  static GuardedCall guarded(String name, Operation operation, Map<String, Object> properties) {
    Object query = properties.get("stagedoor.query");
    List<String> parameters =
        query instanceof String[] several
            ? List.of(several)
            : query instanceof String one ? List.of(one) : List.of();
    return new GuardedCall(
        name, parameters, Boolean.TRUE.equals(properties.get("stagedoor.grace")), operation);
  }

  /** The operation of a name. */
  Optional<GuardedCall> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /**
   * Whether an operation is for those alone who send an access token, and so acts on their account.
   */
  boolean actsOnAccount(String name) {
    return onAccount.getOrDefault(name, false);
  }

  /** The names of all operations. */
  public List<String> names() {
    return byName.keySet().stream().sorted().toList();
  }
}
