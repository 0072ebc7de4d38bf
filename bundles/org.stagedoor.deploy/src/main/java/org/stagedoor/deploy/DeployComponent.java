package org.stagedoor.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployments;

/**
 * Watches the folder that the framework property {@value #FOLDER} names. What lies there is
 * deployed before the activation is over, so that the server is not ready before.
 */
@Component(immediate = true, service = Deployments.class, configurationPid = DeployComponent.PID)
@Designate(ocd = DeployComponent.Config.class)
public final class DeployComponent implements Deployments {
  static final String PID = "org.stagedoor.deploy";
  static final String FOLDER = "stagedoor.deploy";

  private static final Logger LOG = LoggerFactory.getLogger(DeployComponent.class);
  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final LiveSettings<DeploySettings> settings;
  private final ScheduledExecutorService thread;
  private final Works works;

  /** The settings. */
  @ObjectClassDefinition(name = "Stagedoor: deploying")
  public @interface Config {
    /** Whom to trust. */
    @AttributeDefinition(description = "Which jars may be deployed: any, signed or listed")
    String trust() default "any";

    /** The size. */
    @AttributeDefinition(description = "How large a jar may be, in MiB", min = "1", max = "1024")
    int max_mib() default 64;

    /** The patience. */
    @AttributeDefinition(
        description = "How long a bundle may take to start or to stop, in seconds",
        min = "3",
        max = "600")
    int patience_seconds() default 20;
  }

  /** Deploys what is there, and goes on looking. */
  @Activate
  public DeployComponent(
      BundleContext context,
      @Reference ServiceComponentRuntime runtime,
      @Reference ConfigurationAdmin admin,
      Map<String, ?> properties)
      throws IOException {
    settings =
        new LiveSettings<>(PID, properties, new SettingsReader(line -> LOG.warn("{}", line)));
    thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "deploy");
              made.setDaemon(true);
              return made;
            });
    works = Works.of(context, new Health(runtime), admin, settings::current);
    if (settings.current().trust() == Trust.ANY) {
      Exposure.address(admin)
          .ifPresent(
              host ->
                  LOG.warn(
                      "The server listens on {}, and whatever is dropped into deploy/ runs: set"
                          + " trust = signed or trust = listed in etc/{}.cfg",
                      host,
                      PID));
    }
    begin();
  }

  @SuppressWarnings("FutureReturnValueIgnored") // Rounds tell their failures themselves.
  private void begin() {
    call(
        () -> {
          works.rounds().make(true);
          return true;
        },
        false);
    thread.scheduleWithFixedDelay(
        works.rounds()::make, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** Called by DS at the end; what was deployed stays until the framework stops it. */
  @Deactivate
  void stop() {
    thread.shutdownNow();
  }

  @Override
  public List<Deployment> list() {
    return works.board().list();
  }

  @Override
  public Trust trust() {
    return settings.current().trust();
  }

  @Override
  public Deployment offer(String file, InputStream jar) throws IOException {
    if (!Desk.isName(file)) {
      return works.refused(file, "a file may not be called so");
    }
    Path received = works.desk().receive(jar, settings.current().limits().bytes());
    try {
      Deployment unknown = works.refused(file, "it is not known yet what became of it");
      return call(() -> works.take(received, file), unknown);
    } finally {
      Files.deleteIfExists(received);
    }
  }

  @Override
  public Result withdraw(String file) {
    return call(() -> works.withdraw(file), new Result(false, "that takes longer than expected"));
  }

  @Override
  public Result start(String bundle) {
    return call(
        () -> works.run(bundle, true), new Result(false, "that takes longer than expected"));
  }

  @Override
  public Result stop(String bundle) {
    return call(
        () -> works.run(bundle, false), new Result(false, "that takes longer than expected"));
  }

  /** Has something done on the one thread that may. */
  private <T> T call(Callable<T> work, T late) {
    try {
      return thread.submit(work).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return late;
    } catch (ExecutionException e) {
      LOG.error("An order could not be carried out", e.getCause());
      return late;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return late;
    }
  }
}
