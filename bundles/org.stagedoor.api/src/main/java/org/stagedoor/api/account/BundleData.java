package org.stagedoor.api.account;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.json.Dict;

/**
 * The port to what a bundle keeps that is no single user's: one object a name. Sealed at rest. Its
 * general contract is that of {@link Accounts}.
 */
@ProviderType
public interface BundleData {
  /** What is kept under a name. */
  Optional<Dict> get(String name);

  /**
   * Changes what is kept under a name, in one step against all others.
   *
   * @param name the bundle's own name, a slash and what it chooses; at most 128 characters
   * @param change given what is kept, or {@link Dict#EMPTY}, returns what to keep; {@link
   *     Dict#EMPTY} removes it. Written as JSON at most 64 KiB. May be called more than once.
   * @return what is kept now
   */
  Dict update(String name, UnaryOperator<Dict> change);

  /**
   * Names under which something is kept, in the order of their code points.
   *
   * @param prefix what they start with
   * @param after the last name that is known already; empty for none
   * @param max how many at most, 1 to 1000
   */
  List<String> names(String prefix, String after, int max);
}
