package org.stagedoor.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.account.IdentityProvider;
import org.stagedoor.api.report.ProviderReport;

/** The identity providers in the service registry. */
@Component
public final class ProviderReportComponent implements ProviderReport {
  private final BundleContext context;

  /** Called by DS. */
  @Activate
  public ProviderReportComponent(BundleContext context) {
    this.context = context;
  }

  @Override
  public List<Entry> providers() {
    List<ServiceReference<IdentityProvider>> references = new ArrayList<>(references());
    references.sort(Comparator.reverseOrder());
    List<Entry> entries = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ServiceReference<IdentityProvider> reference : references) {
      IdentityProvider provider = context.getService(reference);
      Bundle bundle = reference.getBundle();
      if (provider != null && bundle != null) {
        entries.add(
            new Entry(
                provider.description(),
                bundle.getSymbolicName(),
                bundle.getVersion().toString(),
                !ids.add(provider.description().id()),
                provider.trouble()));
      }
      context.ungetService(reference);
    }
    return entries;
  }

  private List<ServiceReference<IdentityProvider>> references() {
    try {
      return List.copyOf(context.getServiceReferences(IdentityProvider.class, null));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter was given", e);
    }
  }
}
