package org.stagedoor.account.appservice;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Server;

/**
 * The application services of the files in a folder, followed while the server runs. They are told
 * from memory; one thread looks at the folder.
 */
@Component(
    immediate = true,
    service = AppserviceRegistry.class,
    configurationPid = RegisteredAppservices.PID)
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

  private record Place(Path folder, int pollMillis) {
    static Place read(SettingsFile file, Path otherwise) {
      return new Place(
          file.folder("folder").orElse(otherwise),
          file.number("poll.millis", 100, 3_600_000, 1000));
    }
  }

  private final LiveSettings<Place> settings;
  private final AppserviceFile reader;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread daemon = new Thread(task, "stagedoor-appservices");
            daemon.setDaemon(true);
            return daemon;
          });
  private Following following;
  private volatile Appservices now;

  private record Following(AppserviceFolder folder, ScheduledFuture<?> looks) {}

  /** Reads the folder, and follows it from then on. */
  @Activate
  public RegisteredAppservices(
      BundleContext context, @Reference Server server, Map<String, ?> properties) {
    this(
        Path.of(Optional.ofNullable(context.getProperty("stagedoor.etc")).orElse("etc")),
        server,
        properties);
  }

  /** Follows the folder that is configured, or one in {@code etc}. */
  RegisteredAppservices(Path etc, Server server, Map<String, ?> properties) {
    Path otherwise = etc.resolve("appservices");
    settings = new LiveSettings<>(PID, properties, file -> Place.read(file, otherwise));
    reader = new AppserviceFile(server.name());
    AppserviceFolder folder = new AppserviceFolder(settings.current().folder(), reader);
    now = read(folder);
    following = follow(folder);
  }

  private Following follow(AppserviceFolder folder) {
    int millis = settings.current().pollMillis();
    return new Following(
        folder,
        thread.scheduleWithFixedDelay(() -> look(folder), millis, millis, TimeUnit.MILLISECONDS));
  }

  /** Called by DS when the file has changed. */
  @Modified
  synchronized void update(Map<String, ?> properties) {
    if (settings.update(properties)) {
      following.looks().cancel(false);
      following = follow(new AppserviceFolder(settings.current().folder(), reader));
    }
  }

  /** Stops following the folder. */
  @Deactivate
  public void close() {
    thread.shutdownNow();
  }

  /** Reads what has changed. */
  synchronized void look() {
    look(following.folder());
  }

  /** An exception would end the following for good. */
  private void look(AppserviceFolder folder) {
    try {
      now = read(folder);
    } catch (RuntimeException e) {
      LOG.error("The folder of application services could not be read", e);
    }
  }

  private static Appservices read(AppserviceFolder folder) {
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
