package org.stagedoor.core.protocol;

import java.util.ArrayList;
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
  private static final String BLIND = "ANYBODY";

  private final Map<String, GuardedCall> byName = new ConcurrentHashMap<>();
  private final Map<String, List<Audience>> audiences = new ConcurrentHashMap<>();

  /** Called by DS when an operation comes. */
  @Reference(
      service = Operation.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(Operation operation, Map<String, Object> properties) {
    if (properties.get("stagedoor.operation") instanceof String name) {
      GuardedCall guarded = guarded(name, operation, properties);
      byName.put(name, guarded);
      audiences.put(name, audiences(guarded, String.valueOf(properties.get("stagedoor.access"))));
    }
  }

  private static List<Audience> audiences(GuardedCall guarded, String access) {
    List<Audience> found = new ArrayList<>();
    if (!access.equals(BLIND)) {
      found.add(Audience.signedIn(guarded));
    }
    if (FOR_ANYBODY.contains(access)) {
      found.add(Audience.anonymous(guarded));
    }
    return List.copyOf(found);
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
        name,
        parameters,
        Boolean.TRUE.equals(properties.get("stagedoor.grace")),
        Boolean.TRUE.equals(properties.get("stagedoor.hosted")),
        operation);
  }

  /** The operation of a name. */
  Optional<GuardedCall> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** Who may ask for an operation: those with an access token first. */
  List<Audience> audiences(String name) {
    return audiences.getOrDefault(name, List.of());
  }

  /** The names of all operations. */
  public List<String> names() {
    return byName.keySet().stream().sorted().toList();
  }
}
