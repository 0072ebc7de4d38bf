package org.stagedoor.store.jdbc;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;

/**
 * Offers the settings in force as a service. Other settings are another service, so that the store
 * and whatever keeps something of it in memory are made anew; a change that is refused, or that
 * changes nothing, leaves them at work.
 */
@Component(
    immediate = true,
    service = {},
    configurationPid = Settings.PID)
@Designate(ocd = StoreSettings.Config.class)
public final class StoreSettings {
  private final LiveSettings<Settings> settings;
  private final Function<Settings, Runnable> offer;
  private Settings offered;
  private Runnable withdraw;

  /** Configuration of the store. */
  @ObjectClassDefinition(
      id = Settings.PID,
      name = "Stagedoor store",
      description = "Where accounts, devices, tokens and sessions are kept")
  public @interface Config {
    /** Empty for the default. */
    @AttributeDefinition(
        description =
            "jdbc:sqlite:FILE or jdbc:postgresql://HOST/NAME; by default the file stagedoor.db in"
                + " the data directory")
    String url() default "";

    /** For PostgreSQL. */
    @AttributeDefinition(description = "Name to log in to PostgreSQL with")
    String user() default "";

    /** For PostgreSQL. */
    @AttributeDefinition(description = "Password to log in to PostgreSQL with")
    String _password() default "";

    /** Empty for the key file. */
    @AttributeDefinition(
        description =
            "What data is sealed with in the database: at least 32 characters, the same on all"
                + " nodes; by default a key file in the data directory for SQLite, a key in the"
                + " database itself for PostgreSQL")
    String _secret() default "";

    /** 1 to 64. */
    @AttributeDefinition(description = "Connections: SQLite's readers, or all of PostgreSQL's")
    int connections() default Settings.DEFAULT_CONNECTIONS;

    /** 100 to 60000. */
    @AttributeDefinition(description = "Milliseconds to wait for the database before giving up")
    int timeout() default Settings.DEFAULT_TIMEOUT;
  }

  /**
   * Called by DS.
   *
   * @throws SettingException if a setting is wrong
   */
  @Activate
  public StoreSettings(BundleContext context, Map<String, ?> properties) {
    this(
        Settings.data(context),
        properties,
        settings -> context.registerService(Settings.class, settings, null)::unregister);
  }

  /**
   * The settings.
   *
   * @param offer offers settings; what it returns takes them back
   */
  StoreSettings(Path data, Map<String, ?> properties, Function<Settings, Runnable> offer) {
    this.settings = new LiveSettings<>(Settings.PID, properties, file -> Settings.of(data, file));
    this.offer = offer;
    this.offered = settings.current();
    this.withdraw = offer.apply(offered);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    if (settings.update(properties) && !settings.current().equals(offered)) {
      // First the old: two stores must not have the same file open.
      withdraw.run();
      offered = settings.current();
      withdraw = offer.apply(offered);
    }
  }

  /** Called by DS. */
  @Deactivate
  void close() {
    withdraw.run();
  }
}
