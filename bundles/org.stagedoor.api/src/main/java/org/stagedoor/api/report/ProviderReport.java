package org.stagedoor.api.report;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.account.IdentityProvider;

/**
 * The identity providers that are set up, and whether they answer. A service of the console; any
 * thread may call it, and it answers from memory.
 */
@ProviderType
@FunctionalInterface
public interface ProviderReport {
  /** All providers, those that are offered first before the others. */
  List<Entry> providers();

  /**
   * A provider.
   *
   * @param description what users and clients are told of it
   * @param bundle the symbolic name of the bundle that brings it
   * @param version the bundle's version
   * @param shadowed whether another of the same id is before it
   * @param trouble why it can't be used, as far as is known
   */
  record Entry(
      IdentityProvider.Description description,
      String bundle,
      String version,
      boolean shadowed,
      Optional<String> trouble) {}
}
