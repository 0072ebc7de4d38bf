package org.stagedoor.core.listen;

import java.util.Collection;
import org.apache.felix.http.jetty.LoadBalancerCustomizerFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.RequestLog;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceFactory;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens to clients when the servlets are there, and closes before they go. Felix HTTP by itself
 * opens the port first, and closes it last; whoever comes by in between is told, in HTML and with a
 * 404, that there is no such account. It offers no hook for this, so two others are used: the one
 * for what balancers say lets each request pass by {@link Gate}; and the first thing done after the
 * servlets are in place is to look for request logs, the first after they were taken away is to let
 * go of these.
 *
 * <p>While this bundle is away Felix HTTP believes what clients say of their addresses, but there
 * is nobody to ask then.
 */
@Component(
    service = {Door.class, LoadBalancerCustomizerFactory.class},
    property = "service.ranking:Integer=1000")
public final class Door
    implements LoadBalancerCustomizerFactory,
        ServiceFactory<RequestLog>,
        SynchronousBundleListener {
  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final String CONTAINER =
      "(" + Constants.SERVICE_PID + "=" + HttpSettings.FELIX + ")";

  private final Gate gate = new Gate();
  private final BundleContext context;
  private final ServiceRegistration<RequestLog> log;

  /** Called by DS when something is to be listened on. */
  @Activate
  public Door(BundleContext context) {
    this.context = context;
    log = context.registerService(RequestLog.class, this, null);
    context.addBundleListener(this);
  }

  /** Called by DS at the end. */
  @Deactivate
  void leave() {
    context.removeBundleListener(this);
    log.unregister();
  }

  @Override
  public HttpConfiguration.Customizer createCustomizer() {
    return gate;
  }

  /** The servlets are there. */
  @Override
  public RequestLog getService(Bundle bundle, ServiceRegistration<RequestLog> registration) {
    gate.open();
    return (request, response) -> {};
  }

  /** They were taken away. */
  @Override
  public void ungetService(
      Bundle bundle, ServiceRegistration<RequestLog> registration, RequestLog service) {
    gate.shut();
  }

  /** Called by the thread that stops a bundle, before that begins to. */
  @Override
  public void bundleChanged(BundleEvent event) {
    if (event.getType() == BundleEvent.STOPPING && isContainer(event.getBundle())) {
      close();
    }
  }

  /** How many may be connected at a time, from the next time on that the port is opened. */
  void limit(int connections) {
    gate.limit(connections);
  }

  /** Returns when nobody is connected any more. Does nothing when it is closed. */
  void close() {
    try {
      gate.close();
    } catch (Exception e) {
      LOG.warn("The port was not closed in time: {}", e.toString());
    }
  }

  private boolean isContainer(Bundle bundle) {
    try {
      Collection<ServiceReference<ManagedService>> containers =
          context.getServiceReferences(ManagedService.class, CONTAINER);
      return containers.stream().anyMatch(it -> bundle.equals(it.getBundle()));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is a constant", e);
    }
  }
}
