package org.stagedoor.sso.provider;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleListener;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.IdentityProvider;

/** Follows the providers in the service registry: the one class that sees them come and go. */
@Component(
    // A delayed one would forget, while nobody holds it, who is expected back.
    immediate = true,
    service = Providers.class)
public final class InstalledProviders implements Providers {
  private static final Logger LOG = LoggerFactory.getLogger(InstalledProviders.class);
  private static final Duration ABSENCE = Duration.ofSeconds(5);
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._~-]{1,255}");

  private final ProviderRegistry registry = new ProviderRegistry(ABSENCE);
  private final BundleContext context;
  private final BundleListener listener =
      event -> {
        if (event.getType() == BundleEvent.UNINSTALLED) {
          registry.changed();
        }
      };

  /** Called by DS. */
  @Activate
  public InstalledProviders(BundleContext context) {
    this.context = context;
    context.addBundleListener(listener);
  }

  /** Called by DS at the end. */
  @Deactivate
  void stop() {
    context.removeBundleListener(listener);
  }

  /** Called by DS when a provider comes. */
  @Reference(
      service = IdentityProvider.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void add(ServiceReference<IdentityProvider> reference, IdentityProvider provider) {
    String id = provider.description().id();
    if (!ID.matcher(id).matches()) {
      LOG.error("{} has an identity provider whose id is none", reference.getBundle());
      return;
    }
    registry.add(reference, provider);
    List<Comparable<Object>> same = registry.ranks(id);
    if (same.size() > 1) {
      LOG.error(
          "{} identity providers have the id {}, so that none of them serves: {}",
          same.size(),
          id,
          same.stream().map(InstalledProviders::origin).collect(Collectors.joining(", ")));
    } else {
      LOG.info("Identity provider {} is installed", id);
    }
  }

  /** The file that made it, or the bundle. */
  private static String origin(Comparable<Object> rank) {
    ServiceReference<?> reference = (ServiceReference<?>) (Object) rank;
    return Stream.of("felix.fileinstall.filename", Constants.SERVICE_PID)
        .map(reference::getProperty)
        .filter(Objects::nonNull)
        .findFirst()
        .map(String::valueOf)
        .orElseGet(() -> String.valueOf(reference.getBundle()));
  }

  /** Called by DS when a provider goes; its bundle may be on the way to a newer version. */
  void remove(ServiceReference<IdentityProvider> reference, IdentityProvider provider) {
    Bundle bundle = reference.getBundle();
    String id = provider.description().id();
    registry.remove(reference, () -> bundle == null || bundle.getState() == Bundle.UNINSTALLED);
    if (registry.ranks(id).size() == 1) {
      LOG.info("Identity provider {} is there once by now, and serves", id);
    }
  }

  @Override
  public List<IdentityProvider> all() {
    return registry.all();
  }

  @Override
  public Optional<IdentityProvider> find(String id) {
    return registry.find(id);
  }
}
