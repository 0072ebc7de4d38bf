package org.stagedoor.deploy.jar;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Version;

/**
 * A bundle that is in order as a file.
 *
 * @param copy our own copy; who can write to the folder it came from can't reach it
 * @param sha256 of the copy, 64 small hexadecimal digits
 * @param name its symbolic name
 * @param version its version
 * @param host whose fragment it is, if it is one
 * @param exports the packages that it offers to others
 */
public record BundleJar(
    Path copy,
    String sha256,
    String name,
    Version version,
    Optional<String> host,
    Set<String> exports) {
  /** Takes a copy of the set. */
  public BundleJar {
    exports = Set.copyOf(exports);
  }
}
