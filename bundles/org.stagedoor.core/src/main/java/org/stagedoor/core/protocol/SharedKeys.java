package org.stagedoor.core.protocol;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.flow.Seals;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/**
 * The keys of the engine and of what other bundles seal, rotated once a month. A component of its
 * own, since the engine calls those bundles.
 */
@Component(service = {SharedKeys.class, Seals.class})
public final class SharedKeys implements Seals {
  private static final Logger LOG = LoggerFactory.getLogger(SharedKeys.class);
  private static final Duration ROTATION = Duration.ofDays(30);

  private final KeyRing ring;
  private final SealedDicts sealed;
  private final ScheduledExecutorService clockwork;

  /** Called by DS. */
  @Activate
  @SuppressWarnings("FutureReturnValueIgnored") // The work reports its own failures.
  public SharedKeys(@Reference SealingKeys store, @Reference JsonCodec json) {
    SecureRandom random = new SecureRandom();
    ring = new KeyRing(store, random, InstantSource.system(), ROTATION);
    sealed = new SealedDicts(ring, new Aead(random), json);
    clockwork =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "stagedoor-keys");
              thread.setDaemon(true);
              return thread;
            });
    clockwork.scheduleWithFixedDelay(this::refresh, 1, 1, TimeUnit.MINUTES);
  }

  private void refresh() {
    try {
      ring.refresh();
    } catch (RuntimeException e) {
      LOG.warn("Could not look after the sealing keys: {}; it is tried again", e.getMessage());
    }
  }

  /** Called by DS at the end. */
  @Deactivate
  void stop() {
    clockwork.shutdownNow();
  }

  KeyRing ring() {
    return ring;
  }

  @Override
  public String seal(String purpose, Dict content, Instant until) {
    return sealed.seal(purpose, content, until);
  }

  @Override
  public Optional<Dict> open(String purpose, String text, Instant now) {
    return sealed.open(purpose, text, now);
  }
}
