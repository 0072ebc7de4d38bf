package org.stagedoor.sso.login;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.IdentityProvider;

/**
 * Tells operators once who gets accounts by their providers. It waits for a first provider, and a
 * moment more: the settings may come after it.
 */
@Component(immediate = true, service = AdmissionNotice.class)
public final class AdmissionNotice {
  private static final Logger LOG = LoggerFactory.getLogger(AdmissionNotice.class);
  private static final int SETTLED = 5;

  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread made = new Thread(work, "org.stagedoor.sso.notice");
            made.setDaemon(true);
            return made;
          });

  /** Called by DS, anew when there is a provider. */
  @Activate
  public AdmissionNotice(
      @Reference Admission admission,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable IdentityProvider any) {
    if (any != null) {
      var unused =
          thread.schedule(
              () -> admission.advice().ifPresent(advice -> LOG.warn("{}", advice)),
              SETTLED,
              TimeUnit.SECONDS);
    }
    // Ends its thread when that is done.
    thread.shutdown();
  }

  /** Called by DS. */
  @Deactivate
  void stop() {
    thread.shutdownNow();
  }
}
