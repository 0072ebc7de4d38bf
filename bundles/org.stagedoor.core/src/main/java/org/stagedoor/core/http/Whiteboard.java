package org.stagedoor.core.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.http.Bearers;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.api.operation.Upload;
import org.stagedoor.api.service.LiveServices;
import org.stagedoor.core.protocol.GuardedCall;

/** The services of other bundles that the HTTP edge calls, as they come and go. */
@Component(
    // A delayed one would forget, while no servlet holds it, what is expected back.
    immediate = true,
    service = Whiteboard.class)
public final class Whiteboard {
  private static final Logger LOG = LoggerFactory.getLogger(Whiteboard.class);

  /** A stopping bundle waits for its calls at most so long. */
  private static final Duration DRAIN = Duration.ofSeconds(3);

  private final Map<ServiceReference<?>, Routes.Published> published = new ConcurrentHashMap<>();
  private final Routes routes;

  private final LiveServices<Bearers> bearers;

  /** Without any service yet. */
  @Activate
  public Whiteboard(@Reference ServerSettings settings) {
    routes = new Routes(settings::absence, DRAIN);
    bearers = new LiveServices<>(settings::absence);
  }

  Routes routes() {
    return routes;
  }

  /** Who knows tokens beside the store, at this moment. */
  List<Bearers> bearers() {
    return bearers.all();
  }

  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void bindBearers(
      ServiceReference<Bearers> reference, Bearers service, Map<String, Object> properties) {
    bearers.add(reference, properties, service);
  }

  void unbindBearers(ServiceReference<Bearers> reference) {
    Bundle bundle = reference.getBundle();
    bearers.remove(reference, () -> !isInstalled(bundle));
  }

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      cardinality = ReferenceCardinality.MULTIPLE,
      target = "(stagedoor.route=*)",
      updated = "updateOperation")
  void bindOperation(Operation operation, ServiceReference<Operation> reference) {
    ServiceProperties properties = new ServiceProperties(reference);
    String name = properties.text("stagedoor.operation");
    if (name == null) {
      LOG.error("{} has an operation without stagedoor.operation", reference.getBundle());
      return;
    }
    GuardedCall call =
        new GuardedCall(
            name,
            properties.texts("stagedoor.query"),
            properties.flag("stagedoor.grace"),
            properties.flag("stagedoor.hosted"),
            operation);
    publish(reference, properties, new Service.Guarded(call));
  }

  void unbindOperation(ServiceReference<Operation> reference) {
    withdraw(reference);
  }

  void updateOperation(Operation operation, ServiceReference<Operation> reference) {
    withdraw(reference);
    bindOperation(operation, reference);
  }

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      cardinality = ReferenceCardinality.MULTIPLE,
      target = "(stagedoor.route=*)",
      updated = "updateEndpoint")
  void bindEndpoint(Endpoint endpoint, ServiceReference<Endpoint> reference) {
    ServiceProperties properties = new ServiceProperties(reference);
    Service.Plain service =
        new Service.Plain(
            endpoint,
            properties.flag("stagedoor.form"),
            properties.flag("stagedoor.foreign"),
            properties.flag("stagedoor.browser"));
    publish(reference, properties, service);
  }

  void unbindEndpoint(ServiceReference<Endpoint> reference) {
    withdraw(reference);
  }

  void updateEndpoint(Endpoint endpoint, ServiceReference<Endpoint> reference) {
    withdraw(reference);
    bindEndpoint(endpoint, reference);
  }

  @Reference(
      policy = ReferencePolicy.DYNAMIC,
      cardinality = ReferenceCardinality.MULTIPLE,
      target = "(stagedoor.route=*)",
      updated = "updateUpload")
  void bindUpload(Upload upload, ServiceReference<Upload> reference) {
    publish(reference, new ServiceProperties(reference), new Service.Taking(upload));
  }

  void unbindUpload(ServiceReference<Upload> reference) {
    withdraw(reference);
  }

  void updateUpload(Upload upload, ServiceReference<Upload> reference) {
    withdraw(reference);
    bindUpload(upload, reference);
  }

  private void publish(
      ServiceReference<?> reference, ServiceProperties properties, Service service) {
    Lease lease = new Lease();
    List<Routed> routed = new ArrayList<>();
    for (String route : properties.texts("stagedoor.route")) {
      try {
        routed.add(new Routed(RoutePattern.parse(route), properties.access(), service, lease));
      } catch (IllegalArgumentException e) {
        LOG.error(
            "{} has a route that is none, {}: {}", reference.getBundle(), route, e.getMessage());
      }
    }
    if (routed.isEmpty()) {
      return;
    }
    Bundle bundle = reference.getBundle();
    Routes.Published added =
        new Routes.Published(reference, routed, lease, () -> isInstalled(bundle));
    published.put(reference, added);
    routes.add(added);
  }

  private void withdraw(ServiceReference<?> reference) {
    Routes.Published removed = published.remove(reference);
    if (removed != null) {
      routes.remove(removed);
    }
  }

  private static boolean isInstalled(@Nullable Bundle bundle) {
    return bundle != null && bundle.getState() != Bundle.UNINSTALLED;
  }
}
