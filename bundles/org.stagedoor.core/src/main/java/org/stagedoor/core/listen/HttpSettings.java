package org.stagedoor.core.listen;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Dictionary;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;

/**
 * Hands the settings of PID {@value ListeningReader#PID} on to Felix HTTP, which takes whatever it
 * is given. Where there is no such file, as in containers of others, it leaves Felix HTTP alone.
 */
@Component(
    service = {},
    immediate = true,
    configurationPid = ListeningReader.PID,
    configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = HttpSettings.Config.class)
public final class HttpSettings {
  /** The PID under which Felix HTTP is configured. */
  static final String FELIX = "org.apache.felix.http";

  private static final String[] PORTS = {
    "org.osgi.service.http.port", "org.osgi.service.http.port.secure"
  };

  private final ConfigurationAdmin admin;
  private final Door door;
  private final LiveSettings<Listening> settings;

  /** How the server listens. */
  @ObjectClassDefinition(name = "Stagedoor: HTTP server")
  @interface Config {
    /** The address. */
    @AttributeDefinition(description = "The address to listen on; 0.0.0.0 for every network")
    String host() default "127.0.0.1";

    /** The port. */
    @AttributeDefinition(description = "The port to listen on", min = "1", max = "65535")
    int port() default 8008;

    /** The port for TLS. */
    @AttributeDefinition(
        description = "The port to listen on for TLS; empty for none",
        required = false)
    String tls_port() default "";

    /** The key. */
    @AttributeDefinition(
        description = "The file with key and certificate, PKCS#12 or JKS",
        required = false)
    String tls_keystore() default "";

    /** Its password. */
    @AttributeDefinition(description = "The password of that file and key", required = false)
    String _tls_password() default "";

    /** The threads. */
    @AttributeDefinition(
        description = "How many threads serve requests at most",
        min = "16",
        max = "4096")
    int threads() default 64;

    /** The crowd. */
    @AttributeDefinition(
        description = "How many connections may be open at a time",
        min = "16",
        max = "65535")
    int connections() default 4_000;

    /** The patience with silent connections. */
    @AttributeDefinition(
        description = "How long a connection may be idle, in seconds",
        min = "1",
        max = "3600")
    int idle_seconds() default 30;

    /** The limit for headers. */
    @AttributeDefinition(
        description = "The most that a request's headers may take, in bytes",
        min = "1024",
        max = "65536")
    int header_bytes() default 16_384;

    /** The queue at the door. */
    @AttributeDefinition(
        description = "How many connections may wait to be accepted",
        min = "1",
        max = "65535")
    int backlog() default 256;

    /** The patience at the end. */
    @AttributeDefinition(
        description = "How long requests under way may take when the server stops, in seconds",
        min = "0",
        max = "60")
    int stop_seconds() default 5;
  }

  /**
   * Hands them on for the first time.
   *
   * @throws org.stagedoor.api.config.SettingException if one is wrong
   */
  @Activate
  public HttpSettings(
      @Reference ConfigurationAdmin admin, @Reference Door door, Map<String, ?> properties) {
    this.admin = admin;
    this.door = door;
    ListeningReader reader = new ListeningReader(held());
    settings = new LiveSettings<>(ListeningReader.PID, properties, reader::read);
    handOn();
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    if (settings.update(properties)) {
      handOn();
    }
  }

  /** After an update of this bundle the container still listens where we told it before. */
  private Set<Integer> held() {
    Set<Integer> held = new HashSet<>();
    @Nullable Dictionary<String, Object> before = felix().getProperties();
    for (String port : PORTS) {
      if (before != null && before.get(port) instanceof Integer number) {
        held.add(number);
      }
    }
    return held;
  }

  private void handOn() {
    Listening listening = settings.current();
    Map<String, Object> wanted = listening.felix();
    door.limit(listening.connections());
    @Nullable Dictionary<String, Object> before = felix().getProperties();
    try {
      if (before != null && !holds(before, wanted)) {
        // The container is about to listen anew.
        door.close();
      }
      felix().updateIfDifferent(FrameworkUtil.asDictionary(wanted));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean holds(Dictionary<String, Object> before, Map<String, Object> wanted) {
    return wanted.entrySet().stream().allMatch(it -> it.getValue().equals(before.get(it.getKey())));
  }

  private Configuration felix() {
    try {
      return admin.getConfiguration(FELIX, "?");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
