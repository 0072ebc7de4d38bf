package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;

/**
 * Follows the stages in the service registry: the one class of the engine that sees them come and
 * go.
 */
@Component(service = {StageServices.class, StageReport.class})
public final class StageServices implements Stages, StageReport {
  private static final Logger LOG = LoggerFactory.getLogger(StageServices.class);
  private static final Duration REMOVAL_WAIT = Duration.ofSeconds(5);

  private final BundleContext context;
  private final ExecutorService threads;
  private final StageRegistry registry;
  private final BundleListener listener;

  /** Called by DS. */
  @Activate
  public StageServices(BundleContext context, @Reference Patience patience) {
    this.context = context;
    this.threads = Executors.newCachedThreadPool(named());
    this.registry =
        new StageRegistry(threads, patience::absence, REMOVAL_WAIT, InstantSource.system());
    this.listener =
        event -> {
          if (event.getType() == BundleEvent.UNINSTALLED) {
            registry.bundleGone();
          }
        };
    context.addBundleListener(listener);
  }

  private static ThreadFactory named() {
    AtomicInteger count = new AtomicInteger();
    return work -> {
      Thread thread = new Thread(work, "stage-" + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /** Called by DS when a stage comes. */
  @Reference(
      service = Stage.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(ServiceReference<Stage> reference, Stage stage, Map<String, Object> properties) {
    Bundle bundle = reference.getBundle();
    String name = bundle.getSymbolicName();
    try {
      registry.add(
          reference, StageTraits.of(properties, name, bundle.getVersion().toString()), stage);
    } catch (IllegalArgumentException e) {
      LOG.error("A stage of {} is passed over: {}", bundle, e.getMessage());
    }
  }

  /** Called by DS when a stage goes; the bundle may be on its way to a newer version. */
  void remove(ServiceReference<Stage> reference) {
    Bundle bundle = reference.getBundle();
    registry.remove(reference, () -> bundle == null || bundle.getState() == Bundle.UNINSTALLED);
  }

  /** Called by DS at the end. */
  @Deactivate
  void stop() {
    context.removeBundleListener(listener);
    threads.shutdownNow();
  }

  @Override
  public List<Entry> stages() {
    return registry.report();
  }

  @Override
  public Optional<StageTraits> find(String type) {
    return registry.find(type);
  }

  @Override
  public Object edition() {
    return registry.edition();
  }

  @Override
  public boolean overrides(String type, String method) {
    return registry.overrides(type, method);
  }

  @Override
  public Optional<Lack> lack(String type) {
    return registry.lack(type);
  }

  @Override
  public Outcome attempt(String type, Attempt attempt) {
    return registry.attempt(type, attempt);
  }

  @Override
  public <T> T call(String type, Function<Stage, T> work) {
    return registry.call(type, work);
  }
}
