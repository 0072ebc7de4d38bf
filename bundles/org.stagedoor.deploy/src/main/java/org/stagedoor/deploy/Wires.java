package org.stagedoor.deploy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets bundles go over to the new version of a library, or of a fragment: they are restarted for
 * it, which a line tells. Those that the server can't run without are left alone.
 */
final class Wires {
  private static final Logger LOG = LoggerFactory.getLogger(Wires.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final BundleContext context;
  private final Ground ground;

  Wires(BundleContext context, Ground ground) {
    this.context = context;
    this.ground = ground;
  }

  /** After an update or removal: restarts those that still use what was before. */
  void renew(Bundle changed) throws InterruptedException {
    if (wiring().getRemovalPendingBundles().contains(changed)) {
      refresh(changed, changed.getSymbolicName() + " was changed", Set.of(changed));
    }
  }

  /** Restarts the host of a new fragment, if it runs already without. */
  void attach(Bundle fragment) throws InterruptedException {
    String header = fragment.getHeaders("").get(Constants.FRAGMENT_HOST);
    String host = header == null ? "" : header.replaceFirst(";.*", "").strip();
    for (Bundle bundle : context.getBundles()) {
      if (host.equals(bundle.getSymbolicName()) && bundle.getState() != Bundle.INSTALLED) {
        refresh(bundle, fragment.getSymbolicName() + " was added", Set.of());
      }
    }
  }

  /** Whether a bundle could run and does not, though nobody stopped it. */
  boolean isIdle(Bundle bundle) {
    return (bundle.getState() & (Bundle.INSTALLED | Bundle.RESOLVED)) != 0
        && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted()
        && Needs.unmet(bundle, wiring()).isEmpty();
  }

  private void refresh(Bundle bundle, String why, Set<Bundle> untold) throws InterruptedException {
    List<String> others =
        wiring().getDependencyClosure(List.of(bundle)).stream()
            .filter(one -> one.getState() != Bundle.UNINSTALLED && !untold.contains(one))
            .map(Bundle::getSymbolicName)
            .sorted()
            .toList();
    List<String> fixed = others.stream().filter(ground::isFixed).toList();
    if (!fixed.isEmpty()) {
      LOG.warn("{}; {} use what was before until the server is started anew", why, fixed);
      return;
    }
    if (!others.isEmpty()) {
      LOG.info("{}; restarted for it: {}", why, String.join(", ", others));
    }
    CountDownLatch done = new CountDownLatch(1);
    wiring().refreshBundles(List.of(bundle), event -> done.countDown());
    if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      LOG.warn("{}; the restart for it is not over after {}", why, PATIENCE);
    }
  }

  private FrameworkWiring wiring() {
    return context.getBundle(0).adapt(FrameworkWiring.class);
  }
}
