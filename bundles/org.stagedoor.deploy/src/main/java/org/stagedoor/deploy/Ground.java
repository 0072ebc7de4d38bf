package org.stagedoor.deploy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.stagedoor.deploy.jar.BundleJar;

/** What the server itself consists of: some of it can be replaced while it runs, some can't. */
final class Ground {
  /** The bundles of ours that all others lean on, and those that carry out an update. */
  private static final Set<String> FIXED =
      Set.of(
          "org.stagedoor.api",
          "org.stagedoor.core",
          "org.stagedoor.store.jdbc",
          "org.stagedoor.console",
          "org.stagedoor.deploy");

  private static final String OURS = "org.stagedoor.";
  private static final String API = "org.stagedoor.api";
  private static final List<String> FRAMEWORK =
      List.of(Constants.SYSTEM_BUNDLE_SYMBOLICNAME, "org.apache.felix.framework");

  private final Map<String, Bundle> shipped = new HashMap<>();
  private final Map<String, Version> versions = new HashMap<>();

  /**
   * Takes in the bundles that are there before anything is dropped.
   *
   * @param context of this bundle
   */
  Ground(BundleContext context) {
    for (Bundle bundle : context.getBundles()) {
      if (!Workshop.isDropped(bundle)) {
        shipped.put(bundle.getSymbolicName(), bundle);
        versions.put(bundle.getSymbolicName(), bundle.getVersion());
      }
    }
  }

  /** The version in which a bundle is shipped that may be replaced. */
  Optional<Version> version(String name) {
    return Optional.ofNullable(versions.get(name)).filter(version -> !isFixed(name));
  }

  /** The shipped bundle of a name. */
  Optional<Bundle> bundle(String name) {
    return Optional.ofNullable(shipped.get(name));
  }

  /** Whether a bundle of the server must not be touched while it runs. */
  boolean isFixed(String name) {
    return FRAMEWORK.contains(name)
        || (shipped.containsKey(name) && (FIXED.contains(name) || !name.startsWith(OURS)));
  }

  /** Why a jar can't be deployed on this server, whoever vouches for it; empty if it can. */
  Optional<String> refusal(BundleJar jar) {
    if (isFixed(jar.name())) {
      return Optional.of(
          jar.name()
              + " can't be replaced while the server runs: put the jar in the place of the one in"
              + " bundle/ and start the server anew");
    }
    Optional<String> host = jar.host().filter(this::isFixed);
    if (host.isPresent()) {
      return Optional.of(
          "it is a fragment of " + host.get() + ", which can't be changed while the server runs");
    }
    return jar.exports().stream()
        .filter(name -> name.equals(API) || name.startsWith(API + "."))
        .findFirst()
        .map(name -> "it exports " + name + ", which is the server's; it may only import it");
  }
}
