package org.stagedoor.launcher;

import java.io.File;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleException;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;

/**
 * Bundles whose classes are loaded from the class path, hence from Java's class archive, which
 * takes a fraction of the time. They are bundles in all else, but can't be replaced while the
 * server runs. {@code bin/stagedoor} decides which: those that nobody has a reason to replace.
 */
final class ClassPathBundles implements ModuleConnector {
  /**
   * Tells the framework to read a file in place, without a copy, and to ask no connector for it.
   */
  private static final String IN_PLACE = "reference:";

  private final Map<String, Path> jars;

  /**
   * @param classPath as Java has it
   */
  ClassPathBundles(String classPath) {
    jars =
        Stream.of(classPath.split(File.pathSeparator, -1))
            .map(entry -> Path.of(entry).toAbsolutePath())
            .collect(
                Collectors.toUnmodifiableMap(ClassPathBundles::address, jar -> jar, (a, b) -> a));
  }

  private static String address(Path jar) {
    return jar.toUri().toString();
  }

  /** Where the framework is to read a bundle. */
  String location(Path jar) {
    String address = address(jar);
    return jars.containsKey(address) ? address : IN_PLACE + address;
  }

  @Override
  public void initialize(File storage, Map<String, String> configuration) {
    // The class path says it all.
  }

  @Override
  public Optional<ConnectModule> connect(String location) throws BundleException {
    return Optional.ofNullable(jars.get(location)).map(jar -> () -> new JarContent(jar));
  }

  @Override
  public Optional<BundleActivator> newBundleActivator() {
    return Optional.empty();
  }
}
