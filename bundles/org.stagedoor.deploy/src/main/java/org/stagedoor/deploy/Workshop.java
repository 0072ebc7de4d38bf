package org.stagedoor.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.BundleRevision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.deploy.jar.BundleJar;

/**
 * Changes bundles, one at a time: in place, so that who waits for a bundle that is being updated
 * finds it again.
 */
final class Workshop {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);
  private static final String LOCATION = "deploy:";

  private final BundleContext context;
  private final Ground ground;
  private final Trial trial;
  private final Wires wires;
  private final Supplier<Duration> patience;
  private final Set<String> stopped = ConcurrentHashMap.newKeySet();

  Workshop(
      BundleContext context, Ground ground, Trial trial, Wires wires, Supplier<Duration> patience) {
    this.context = context;
    this.ground = ground;
    this.trial = trial;
    this.wires = wires;
    this.patience = patience;
  }

  /** Whether a bundle came by the folder, and not with the server. */
  static boolean isDropped(Bundle bundle) {
    return bundle.getLocation().startsWith(LOCATION);
  }

  /** The bundle of a name that may be changed, if it is installed. */
  Optional<Bundle> bundle(String name) {
    Bundle dropped = context.getBundle(LOCATION + name);
    return dropped == null ? ground.bundle(name) : Optional.of(dropped);
  }

  /** Lets a jar serve under its name, in place of what does so now. */
  Outcome put(BundleJar jar) throws InterruptedException {
    return Errand.of(jar.name(), patience.get(), () -> replace(jar.name(), jar));
  }

  /** Lets what is shipped under a name serve again; where nothing is, removes the bundle. */
  Outcome withdraw(String name) throws InterruptedException {
    return Errand.of(
        name,
        patience.get(),
        () -> ground.bundle(name).isPresent() ? replace(name, null) : remove(name));
  }

  /** Starts or stops a bundle. */
  Outcome run(String name, boolean on) throws InterruptedException {
    Bundle bundle = bundle(name).orElseThrow();
    return Errand.of(
        name,
        patience.get(),
        () -> {
          if (on) {
            stopped.remove(name);
            return started(bundle, Set.of());
          }
          stopped.add(name);
          stop(bundle);
          return new Outcome.Done();
        });
  }

  boolean isStopped(String name) {
    return stopped.contains(name);
  }

  /** Whether a bundle that is to run lies still, though nothing keeps it from running. */
  boolean isFallen(String name) {
    return !isStopped(name)
        && bundle(name).filter(one -> !isFragment(one)).filter(wires::isIdle).isPresent();
  }

  private Outcome replace(String name, @Nullable BundleJar jar)
      throws BundleException, IOException, InterruptedException {
    Optional<Bundle> there = bundle(name);
    if (there.isEmpty()) {
      return install(name, jar);
    }
    Bundle bundle = there.get();
    Set<String> offered = Health.services(bundle);
    stop(bundle);
    try {
      update(bundle, jar);
    } catch (BundleException e) {
      return new Outcome.Failed(Failure.lasting(Trace.words(e)));
    }
    wires.renew(bundle);
    return started(bundle, offered);
  }

  private static void stop(Bundle bundle) {
    try {
      if (!isFragment(bundle)) {
        bundle.stop();
      }
    } catch (BundleException e) {
      // It is stopped all the same.
      LOG.warn("{} complained when it was stopped: {}", bundle, Trace.words(e));
    }
  }

  /**
   * What is shipped is read from its place again; the framework itself would read it from wherever
   * the manifest of the jar that served last says.
   */
  private static void update(Bundle bundle, @Nullable BundleJar jar)
      throws BundleException, IOException {
    Path file =
        jar == null
            ? Path.of(URI.create(bundle.getLocation().replaceFirst("^reference:", "")))
            : jar.copy();
    try (InputStream in = Files.newInputStream(file)) {
      bundle.update(in);
    }
  }

  private Outcome install(String name, @Nullable BundleJar jar)
      throws BundleException, IOException, InterruptedException {
    if (jar == null) {
      throw new IllegalStateException(name + " is not there");
    }
    Bundle bundle;
    try (InputStream in = Files.newInputStream(jar.copy())) {
      bundle = context.installBundle(LOCATION + name, in);
    } catch (BundleException e) {
      return new Outcome.Failed(Failure.lasting(Trace.words(e)));
    }
    // One below our own, which is reached only after what lies there at the start was started.
    int level = context.getBundle().adapt(BundleStartLevel.class).getStartLevel() - 1;
    bundle.adapt(BundleStartLevel.class).setStartLevel(level);
    Outcome outcome = started(bundle, Set.of());
    if (outcome instanceof Outcome.Failed) {
      remove(name);
    }
    return outcome;
  }

  private Outcome started(Bundle bundle, Set<String> offered) throws InterruptedException {
    if (isFragment(bundle)) {
      wires.attach(bundle);
      return new Outcome.Done();
    }
    if (stopped.contains(bundle.getSymbolicName())) {
      return new Outcome.Done();
    }
    Optional<Failure> failure = trial.start(bundle, new HashSet<>(offered));
    return failure.isPresent() ? new Outcome.Failed(failure.get()) : new Outcome.Done();
  }

  private Outcome remove(String name) throws BundleException, InterruptedException {
    Optional<Bundle> bundle = bundle(name);
    if (bundle.isPresent()) {
      bundle.get().uninstall();
      wires.renew(bundle.get());
    }
    stopped.remove(name);
    return new Outcome.Done();
  }

  private static boolean isFragment(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
  }
}
