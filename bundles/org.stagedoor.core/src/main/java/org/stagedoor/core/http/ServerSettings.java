package org.stagedoor.core.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.http.Server;

/** The server's names, and how its HTTP edge is set: PID {@value SettingsReader#PID}. */
@Component(
    service = {Server.class, ServerSettings.class},
    configurationPid = SettingsReader.PID)
@Designate(ocd = ServerSettings.Config.class)
public final class ServerSettings implements Server {
  private final Settings settings;

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
    int update_wait_ms() default 3000;
  }

  /**
   * Checks the settings. Takes them as a map: a number that is none would be answered by the
   * annotation's proxy with a message that names neither PID nor key.
   */
  @Activate
  public ServerSettings(BundleContext context, Map<String, Object> properties) {
    String port = context.getProperty("org.osgi.service.http.port");
    settings = new SettingsReader(properties).read(port == null ? "8008" : port);
  }

  @Override
  public String name() {
    return settings.name();
  }

  @Override
  public URI publicUri() {
    return settings.publicUri();
  }

  Duration absence() {
    return settings.absence();
  }

  Settings settings() {
    return settings;
  }
}
