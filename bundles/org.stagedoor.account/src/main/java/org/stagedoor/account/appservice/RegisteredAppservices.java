package org.stagedoor.account.appservice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.account.Setting;
import org.stagedoor.api.http.Server;

/**
 * The application services of the files in a folder, followed while the server runs. They are told
 * from memory; one thread looks at the folder.
 */
@Component(service = AppserviceRegistry.class, configurationPid = RegisteredAppservices.PID)
@Designate(ocd = RegisteredAppservices.Config.class)
public final class RegisteredAppservices implements AppserviceRegistry {
  static final String PID = "org.stagedoor.account.appservices";

  private static final Logger LOG = LoggerFactory.getLogger(RegisteredAppservices.class);

  /** Where application services are registered. */
  @ObjectClassDefinition(name = "Stagedoor · application services")
  public @interface Config {
    @AttributeDefinition(
        name = "Folder of the registration files",
        description = "Empty for appservices in the folder of the settings.")
    String folder() default "";

    @AttributeDefinition(
        name = "How often the folder is looked at",
        description = "In milliseconds, 100 to 3600000.")
    int poll_millis() default 1000;
  }

  private final AppserviceFolder folder;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "stagedoor-appservices");
            daemon.setDaemon(true);
            return daemon;
          });
  private volatile Appservices now;

  /** Reads the folder, and follows it from then on. */
  @Activate
  public RegisteredAppservices(BundleContext context, @Reference Server server, Config config) {
    this(folder(context.getProperty("stagedoor.etc"), config), server, config);
  }

  /** Follows a folder of files. */
  RegisteredAppservices(Path path, Server server, Config config) {
    folder = new AppserviceFolder(path, new AppserviceFile(server.name()));
    now = read();
    int millis = new Setting(PID, "poll.millis").between(100, 3_600_000, config.poll_millis());
    ScheduledFuture<?> unused =
        thread.scheduleWithFixedDelay(this::look, millis, millis, TimeUnit.MILLISECONDS);
  }

  private static Path folder(@Nullable String etc, Config config) {
    return config.folder().isEmpty()
        ? Path.of(Optional.ofNullable(etc).orElse("etc")).resolve("appservices")
        : Path.of(config.folder());
  }

  /** Stops following the folder. */
  @Deactivate
  public void close() {
    thread.shutdownNow();
  }

  /** Reads what has changed; an exception would end the following for good. */
  void look() {
    try {
      now = read();
    } catch (RuntimeException e) {
      LOG.error("The folder of application services could not be read", e);
    }
  }

  private Appservices read() {
    List<Appservice> services = new ArrayList<>();
    for (Appservice service : folder.read()) {
      if (services.stream().anyMatch(service::collides)) {
        LOG.error("{} has the id or the token of another application service", service);
      } else {
        services.add(service);
      }
    }
    return new Appservices(services);
  }

  @Override
  public Appservices now() {
    return now;
  }
}
