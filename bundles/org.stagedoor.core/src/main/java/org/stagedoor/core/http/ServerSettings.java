package org.stagedoor.core.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Server;
import org.stagedoor.core.protocol.Patience;

/** The server's names, and how its HTTP edge is set: PID {@value SettingsReader#PID}. */
@Component(
    immediate = true,
    service = {Server.class, Patience.class, ServerSettings.class},
    configurationPid = SettingsReader.PID)
@Designate(ocd = ServerSettings.Config.class)
public final class ServerSettings implements Server, Patience {
  private static final String PORT = "org.osgi.service.http.port";

  private final LiveSettings<Settings> settings;

  /** The settings. */
  @ObjectClassDefinition(name = "Stagedoor: server")
  @interface Config {
    /** The server name. */
    @AttributeDefinition(description = "The part of user ids after the colon")
    String name() default "localhost";

    /** The public address. */
    @AttributeDefinition(
        description = "The address under which clients and browsers reach this server",
        required = false)
    String public_uri() default "";

    /** The limit for bodies. */
    @AttributeDefinition(
        description = "How large a request's body may be, in bytes",
        min = "1024",
        max = "16777216")
    int body_limit() default 65_536;

    /** The proxies. */
    @AttributeDefinition(
        description = "Addresses and ranges whose X-Forwarded-For is believed",
        required = false)
    String[] trusted_proxies() default {};

    /** The patience with updates. */
    @AttributeDefinition(
        description = "How long requests wait for a bundle that is being updated, in milliseconds",
        min = "0",
        max = "60000")
    int update_wait_ms() default 10_000;
  }

  /** Reads the settings. */
  @Activate
  public ServerSettings(BundleContext context, Map<String, ?> properties) {
    String port = Objects.requireNonNullElse(context.getProperty(PORT), "8008");
    Fixed name = new Fixed();
    settings =
        new LiveSettings<>(
            SettingsReader.PID,
            properties,
            file -> name.check(file, new SettingsReader(file).read(port)));
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** The server's name is part of each user's: it can't change under those who are logged in. */
  private static final class Fixed {
    private @Nullable String name;

    Settings check(SettingsFile file, Settings read) {
      if (name != null && !name.equals(read.name())) {
        throw file.wrong(SettingsReader.NAME, "\"" + name + "\" while the server runs");
      }
      name = read.name();
      return read;
    }
  }

  @Override
  public String name() {
    return settings.current().name();
  }

  @Override
  public URI publicUri() {
    return settings.current().publicUri();
  }

  @Override
  public Duration absence() {
    return settings.current().absence();
  }

  Settings settings() {
    return settings.current();
  }
}
