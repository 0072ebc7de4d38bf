package org.stagedoor.container.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;

/** A server of some features in a plain Felix, one for the tests of a class. */
public final class Server implements BeforeAllCallback, AfterAllCallback {
  private static final Path WORK = Path.of(System.getProperty("stagedoor.work"));
  private static final String ENDPOINT = "osgi.http.endpoint";
  private static final String RUNTIME = "org.osgi.service.servlet.runtime.HttpServiceRuntime";

  private final List<String> features;
  private @Nullable Felix felix;
  private @Nullable Client client;

  private Server(List<String> features) {
    this.features = features;
  }

  /** A server of features, by their names in features.xml, and those that they need. */
  public static Server of(String... features) {
    return new Server(List.of(features));
  }

  @Override
  public void beforeAll(ExtensionContext test) throws IOException {
    Files.createDirectories(WORK);
    Path directory = Files.createTempDirectory(WORK, test.getRequiredTestClass().getSimpleName());
    felix = Felix.start(directory, Features.built().bundles(features));
    client = new Client(port());
  }

  @Override
  public void afterAll(ExtensionContext test) {
    felix().close();
  }

  /** Sends requests to the server. */
  public Client client() {
    return Objects.requireNonNull(client);
  }

  /** The framework. */
  public BundleContext context() {
    return felix().context();
  }

  /** What was logged so far. */
  public String log() {
    return felix().log();
  }

  /** Installs and starts a bundle. */
  public Bundle install(BundleJar jar) {
    try {
      Bundle bundle = context().installBundle(jar.name() + "/" + jar.version(), jar.open());
      bundle.start();
      return bundle;
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Installs and starts bundles.
   *
   * @return those that were not there before
   */
  public List<Bundle> install(List<Path> jars) {
    try {
      List<Bundle> installed = new ArrayList<>();
      for (Path jar : jars) {
        if (context().getBundle(jar.toUri().toString()) == null) {
          installed.add(context().installBundle(jar.toUri().toString()));
        }
      }
      for (Bundle bundle : installed) {
        bundle.start();
      }
      return installed;
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Updates a bundle that is started. */
  public void update(Bundle bundle, BundleJar jar) {
    try {
      bundle.update(jar.open());
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Stops and uninstalls a bundle. */
  public void uninstall(Bundle bundle) {
    try {
      bundle.uninstall();
    } catch (BundleException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Writes a configuration in place of what there was. */
  public void configure(String pid, Map<String, ?> settings) {
    try {
      configuration(pid).update(FrameworkUtil.asDictionary(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Registers a service of a type of the JDK, by which a test holds its bundles on a string. */
  public <T> ServiceRegistration<?> register(Class<? super T> type, T service) {
    return context().registerService(type.getName(), service, null);
  }

  /** Removes a configuration. */
  public void unconfigure(String pid) {
    try {
      configuration(pid).delete();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Configuration configuration(String pid) throws IOException {
    ServiceReference<ConfigurationAdmin> reference =
        context().getServiceReference(ConfigurationAdmin.class);
    return context().getService(reference).getConfiguration(pid, "?");
  }

  /** The port that Jetty took. */
  private int port() {
    Object endpoint =
        Await.until(
            () -> {
              ServiceReference<?> runtime = context().getServiceReference(RUNTIME);
              return runtime == null ? null : runtime.getProperty(ENDPOINT);
            },
            found -> found instanceof String[] urls && urls.length > 0);
    return Arrays.stream((String[]) endpoint)
        .mapToInt(url -> URI.create(url).getPort())
        .findFirst()
        .orElseThrow();
  }

  private Felix felix() {
    return Objects.requireNonNull(felix);
  }
}
