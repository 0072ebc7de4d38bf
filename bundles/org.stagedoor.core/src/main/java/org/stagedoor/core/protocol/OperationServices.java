package org.stagedoor.core.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.api.service.LiveServices;

/**
 * Follows the guarded operations in the service registry, so that a browser's session finds its own
 * again.
 */
@Component(service = OperationServices.class)
public final class OperationServices {
  private static final Set<String> FOR_ANYBODY = Set.of("ANYBODY", "OPTIONAL", "LENIENT");
  private static final String BLIND = "ANYBODY";

  private final LiveServices<GuardedCall> operations;
  private final Map<String, List<Audience>> audiences = new ConcurrentHashMap<>();

  /** Called by DS. */
  @Activate
  public OperationServices(@Reference Patience patience) {
    operations = new LiveServices<>(patience::absence);
  }

  /** Called by DS when an operation comes. */
  @Reference(
      service = Operation.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(
      ServiceReference<Operation> reference, Operation operation, Map<String, Object> properties) {
    put(reference, operation, properties);
  }

  void put(Comparable<Object> rank, Operation operation, Map<String, Object> properties) {
    if (properties.get("stagedoor.operation") instanceof String name) {
      GuardedCall guarded = guarded(name, operation, properties);
      operations.add(rank, properties, guarded);
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
  void remove(ServiceReference<Operation> reference) {
    Bundle bundle = reference.getBundle();
    operations.remove(reference, () -> bundle == null || bundle.getState() == Bundle.UNINSTALLED);
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
    return operations.all().stream().filter(one -> one.name().equals(name)).findFirst();
  }

  /** Who may ask for an operation: those with an access token first. */
  List<Audience> audiences(String name) {
    return audiences.getOrDefault(name, List.of());
  }

  /** The names of all operations. */
  public List<String> names() {
    return operations.all().stream().map(GuardedCall::name).distinct().sorted().toList();
  }
}
