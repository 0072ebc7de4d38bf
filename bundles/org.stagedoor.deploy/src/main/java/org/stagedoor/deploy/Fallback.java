package org.stagedoor.deploy;

import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What is there in place of a jar that does not serve.
 *
 * @param serves whether something is, in truth and not only by our books
 * @param words to be added to the reason why the jar does not serve; may be empty
 */
record Fallback(boolean serves, String words) {
  private static final Fallback NOTHING = new Fallback(false, "");

  /**
   * Looks whether the version that is to serve does.
   *
   * @param name the symbolic name
   * @param dropped the version of the jar that serves by our books, if it was dropped
   * @param shipped the version that is shipped and may be replaced, if there is one
   * @param bundle what is installed
   */
  static Fallback of(
      String name, Optional<Version> dropped, Optional<Version> shipped, Optional<Bundle> bundle) {
    Optional<Version> version = dropped.or(() -> shipped);
    if (version.isEmpty()) {
      return NOTHING;
    }
    boolean serves = bundle.filter(one -> runs(one, name, version.get())).isPresent();
    String label =
        "; " + name + " " + version.get() + (dropped.isPresent() ? "" : ", as it is shipped,");
    return new Fallback(serves, label + (serves ? " serves on" : " did not come back"));
  }

  private static boolean runs(Bundle bundle, String name, Version version) {
    boolean fragment = bundle.getHeaders("").get(Constants.FRAGMENT_HOST) != null;
    int wanted = fragment ? Bundle.RESOLVED : Bundle.ACTIVE | Bundle.STARTING;
    return name.equals(bundle.getSymbolicName())
        && version.equals(bundle.getVersion())
        && (bundle.getState() & wanted) != 0;
  }
}
