package org.stagedoor.container.harness;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.systemPackage;
import static org.ops4j.pax.exam.CoreOptions.workingDirectory;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.nat.internal.NativeTestContainer;
import org.ops4j.pax.exam.nat.internal.NativeTestContainerFactory;
import org.ops4j.pax.exam.spi.PaxExamRuntime;
import org.osgi.framework.BundleContext;

/**
 * A plain Felix with Configuration Admin and Declarative Services, in this JVM. It shares with the
 * tests the JDK and the types of Configuration Admin.
 */
final class Felix implements AutoCloseable {
  private static final Path KIT = Path.of(System.getProperty("stagedoor.felix"));
  private static final String LOGGING = "org.ops4j.pax.logging.StaticLogbackFile";
  private static final String CM = "org.osgi.service.cm;version=1.6.1";

  /** Before all others, so that the first component finds both. */
  private static final List<String> EARLY =
      List.of("pax-logging-api", "pax-logging-logback", "org.apache.felix.configadmin");

  private static final List<String> LATER =
      List.of(
          "org.osgi.util.function",
          "org.osgi.util.promise",
          "org.osgi.service.component",
          "org.apache.felix.scr");

  private final NativeTestContainer container;
  private final Path log;

  private Felix(NativeTestContainer container, Path log) {
    this.container = container;
    this.log = log;
  }

  /**
   * Starts one.
   *
   * @param directory an empty directory for all that it writes
   * @param bundles what it starts beside its own
   */
  static Felix start(Path directory, Iterable<Path> bundles) throws IOException {
    Path log = Files.createFile(directory.resolve("log"));
    Path logging = Files.writeString(directory.resolve("logback.xml"), logging(log));
    List<Option> options = new ArrayList<>();
    options.add(workingDirectory(directory.toString()));
    options.add(systemPackage(CM));
    options.add(frameworkProperty("stagedoor.data").value(directory.resolve("data").toString()));
    options.add(frameworkProperty("felix.cm.dir").value(directory.resolve("config").toString()));
    options.add(frameworkProperty("felix.bootdelegation.implicit").value("false"));
    options.add(frameworkProperty(LOGGING).value(logging.toString()));
    options.add(frameworkProperty("org.osgi.service.http.port").value("0"));
    options.add(frameworkProperty("org.apache.felix.http.host").value("127.0.0.1"));
    EARLY.forEach(name -> options.add(bundle(url(kit(name))).startLevel(1)));
    LATER.forEach(name -> options.add(bundle(url(kit(name))).startLevel(2)));
    bundles.forEach(file -> options.add(bundle(url(file)).startLevel(3)));
    NativeTestContainer container =
        (NativeTestContainer)
            PaxExamRuntime.getTestContainerFactory(NativeTestContainerFactory.class)
                .create(PaxExamRuntime.createServerSystem(options.toArray(Option[]::new)))[0];
    container.start();
    return new Felix(container, log);
  }

  private static String logging(Path log) throws IOException {
    try (InputStream template = Felix.class.getResourceAsStream("/logback.xml")) {
      return new String(Objects.requireNonNull(template).readAllBytes(), StandardCharsets.UTF_8)
          .replace("@file@", log.toString());
    }
  }

  /** What was logged so far. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  BundleContext context() {
    return container.getSystemBundle().getBundleContext();
  }

  @Override
  public void close() {
    container.stop();
  }

  private static Path kit(String name) {
    return KIT.resolve(name + ".jar");
  }

  private static String url(Path file) {
    return file.toUri().toString();
  }
}
