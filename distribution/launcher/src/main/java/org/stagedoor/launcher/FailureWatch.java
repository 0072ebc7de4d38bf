package org.stagedoor.launcher;

import java.io.PrintStream;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceListener;

/**
 * Tells of components that fail while the server runs, mostly because a file in etc/ was changed
 * for the worse; each failure once. Called by the component runtime's thread after something
 * changed.
 */
final class FailureWatch implements ServiceListener {
  private final Components components;
  private final PrintStream out;
  private Set<Failure> told = Set.of();

  FailureWatch(Components components, PrintStream out) {
    this.components = components;
    this.out = out;
  }

  @Override
  public void serviceChanged(ServiceEvent event) {
    if (event.getType() == ServiceEvent.MODIFIED) {
      look();
    }
  }

  /** Tells what has failed since the last time. */
  synchronized void look() {
    List<Failure> failures = components.failures();
    for (Failure failure : failures) {
      if (!told.contains(failure)) {
        out.println("stagedoor: " + failure.line());
        if (!failure.setting()) {
          out.println(failure.trace());
        }
      }
    }
    told = new HashSet<>(failures);
  }
}
