package org.stagedoor.deploy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Requirement;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a bundle and finds out whether it works: it must resolve, its activator and its components
 * must be made, and what its earlier version offered must be there again.
 */
final class Trial {
  private static final Logger LOG = LoggerFactory.getLogger(Trial.class);

  /**
   * Components may wait this long for services of others, which perhaps are just being updated,
   * too. Clients wait as well, and not much longer.
   */
  private static final Duration SETTLING = Duration.ofSeconds(1);

  private static final Duration PAUSE = Duration.ofMillis(10);

  private final BundleContext context;
  private final Health health;
  private final ConfigurationAdmin admin;

  Trial(BundleContext context, Health health, ConfigurationAdmin admin) {
    this.context = context;
    this.health = health;
    this.admin = admin;
  }

  /**
   * Starts a bundle.
   *
   * @param offered the services of its earlier version
   * @return why it does not work; empty if it does, or merely waits for something new to it
   */
  Optional<Failure> start(Bundle bundle, Set<String> offered) throws InterruptedException {
    try {
      bundle.start(Bundle.START_ACTIVATION_POLICY);
    } catch (BundleException e) {
      LOG.debug("{} does not start", bundle, e);
      return Optional.of(unstarted(bundle, e));
    }
    if ((bundle.getState() & (Bundle.ACTIVE | Bundle.STARTING)) == 0) {
      return Optional.of(Failure.lasting("it does not start, and the framework does not say why"));
    }
    Optional<String> unloadable = health.unloadable(bundle);
    if (unloadable.isPresent()) {
      return unloadable.map(Failure::lasting);
    }
    return settle(bundle, offered).map(reason -> new Failure(reason, mended(bundle)));
  }

  private Failure unstarted(Bundle bundle, BundleException e) {
    FrameworkWiring wiring = context.getBundle(0).adapt(FrameworkWiring.class);
    if (e.getType() == BundleException.RESOLVE_ERROR) {
      List<Requirement> unmet = Needs.unmet(bundle, wiring);
      if (!unmet.isEmpty()) {
        List<String> words = unmet.stream().map(Needs::words).distinct().sorted().toList();
        return new Failure(
            "it needs " + String.join("; ", words) + ", which nobody here offers",
            () -> unmet.stream().noneMatch(need -> wiring.findProviders(need).isEmpty()));
      }
      return Failure.lasting("it does not fit together with what is here: " + Trace.words(e));
    }
    return Failure.lasting("it does not start: " + Trace.words(e));
  }

  private Optional<String> settle(Bundle bundle, Set<String> offered) throws InterruptedException {
    long end = System.nanoTime() + SETTLING.toNanos();
    while (true) {
      Optional<String> failure = health.failure(bundle);
      if (failure.isPresent()) {
        return failure;
      }
      Set<String> waits = health.waits(bundle);
      boolean whole = Health.services(bundle).containsAll(offered);
      if (whole || waits.isEmpty()) {
        return Optional.empty();
      }
      if (health.missing(bundle).isEmpty() || System.nanoTime() - end > 0) {
        return Optional.of("it waits for " + String.join(" and ", waits));
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** It is worth another try when its settings are others, or the services that it lacked came. */
  private BooleanSupplier mended(Bundle bundle) {
    Set<String> pids = health.pids(bundle);
    long configured = configured(pids);
    Set<String> missing = health.missing(bundle);
    missing.removeIf(this::isThere);
    return () ->
        configured(pids) != configured
            || (!missing.isEmpty() && missing.stream().allMatch(this::isThere));
  }

  private boolean isThere(String service) {
    return context.getServiceReference(service) != null;
  }

  /** Changes with each change of these configurations. */
  private long configured(Set<String> pids) {
    long sum = 0;
    for (String pid : pids) {
      String filter = "(|(service.pid=" + pid + ")(service.factoryPid=" + pid + "))";
      try {
        @Nullable Configuration[] none = {};
        for (Configuration one :
            Objects.requireNonNullElse(admin.listConfigurations(filter), none)) {
          sum = 31 * sum + one.getPid().hashCode() + one.getChangeCount();
        }
      } catch (IOException | InvalidSyntaxException e) {
        LOG.debug("Settings of {} can't be looked up", pid, e);
      }
    }
    return sum;
  }
}
