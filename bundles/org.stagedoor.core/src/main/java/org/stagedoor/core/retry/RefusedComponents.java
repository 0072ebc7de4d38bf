package org.stagedoor.core.retry;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ConfigurationEvent;
import org.osgi.service.cm.ConfigurationListener;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries components of ours again that refused their settings, when these have changed. DS by itself
 * would not: of a component with a {@code @Modified} method it expects that the method takes the
 * change, also when there is no instance to call it on. Components of the same class with settings
 * of their own are made anew, too, for DS enables classes.
 *
 * <p>Nobody tells when DS has taken a change, or has made up its mind on one before. So one looks a
 * moment later, and twice more for slow machines. A file that is new is not a change.
 */
@Component(immediate = true)
public final class RefusedComponents implements ConfigurationListener {
  private static final Logger LOG = LoggerFactory.getLogger(RefusedComponents.class);
  private static final String OWN = "org.stagedoor.";
  private static final List<Duration> LOOKS =
      List.of(Duration.ofMillis(300), Duration.ofMillis(700), Duration.ofSeconds(2));

  private final ServiceComponentRuntime runtime;
  private final Set<String> known = ConcurrentHashMap.newKeySet();
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "org.stagedoor.core.retry");
            made.setDaemon(true);
            return made;
          });

  /** Called by DS. */
  @Activate
  public RefusedComponents(
      @Reference ServiceComponentRuntime runtime, @Reference ConfigurationAdmin admin)
      throws IOException, InvalidSyntaxException {
    this.runtime = runtime;
    Configuration @Nullable [] there = admin.listConfigurations(null);
    for (Configuration configuration : there == null ? new Configuration[0] : there) {
      known.add(configuration.getPid());
    }
  }

  /** Called by DS at the end. */
  @Deactivate
  public void close() {
    thread.shutdownNow();
  }

  /** Called by a thread of Configuration Admin. */
  @Override
  public void configurationEvent(ConfigurationEvent event) {
    String pid = event.getPid();
    if (event.getType() == ConfigurationEvent.CM_DELETED) {
      known.remove(pid);
    } else if (pid.startsWith(OWN) && !known.add(pid)) {
      look(pid, 0);
    }
  }

  private void look(String pid, int turn) {
    if (turn < LOOKS.size()) {
      long pause = LOOKS.get(turn).toMillis();
      CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, thread)
          .execute(() -> tryAgain(pid, turn));
    }
  }

  private void tryAgain(String pid, int turn) {
    List<Refused> refused = Refused.reading(runtime, pid);
    for (Refused it : refused) {
      LOG.info("{} is started anew with {}", it.name(), it.file());
      runtime.disableComponent(it.component().description);
      runtime.enableComponent(it.component().description);
    }
    if (refused.isEmpty()) {
      look(pid, turn + 1);
    }
  }
}
