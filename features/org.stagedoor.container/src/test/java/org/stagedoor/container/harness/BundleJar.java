package org.stagedoor.container.harness;

import aQute.bnd.osgi.Builder;
import aQute.bnd.osgi.Constants;
import aQute.bnd.osgi.Jar;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.util.Arrays;

/**
 * A bundle built while a test runs, from a package of the test classes: what a third party would
 * hand in.
 *
 * @param name its symbolic name
 * @param version its version
 * @param content the jar
 */
public record BundleJar(String name, String version, byte[] content) {
  /**
   * Builds the bundle.
   *
   * @param name the symbolic name
   * @param version the version
   * @param root any class of the package that goes into it
   */
  public static BundleJar of(String name, String version, Class<?> root) {
    try (Builder bnd = new Builder()) {
      bnd.setBundleSymbolicName(name);
      bnd.setBundleVersion(version);
      bnd.setProperty(Constants.PRIVATE_PACKAGE, root.getPackageName());
      bnd.setProperty(Constants.IMPORT_PACKAGE, "!org.jspecify.annotations,*");
      bnd.addClasspath(
          Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
              .map(File::new)
              .filter(File::exists)
              .toList());
      Jar jar = bnd.build();
      if (!bnd.check()) {
        throw new AssertionError("cannot build " + name + ": " + bnd.getErrors());
      }
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      jar.write(content);
      return new BundleJar(name, version, content.toByteArray());
    } catch (Exception e) {
      throw new IllegalStateException("cannot build " + name, e);
    }
  }

  /** The jar, to be read once. */
  public InputStream open() {
    return new ByteArrayInputStream(content);
  }
}
