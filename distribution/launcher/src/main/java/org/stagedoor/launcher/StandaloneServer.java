package org.stagedoor.launcher;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceException;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.service.component.runtime.ServiceComponentRuntime;

/** The OSGi framework with the bundles of the archive. */
final class StandaloneServer {
  private final ClassPathBundles classPath;
  private final Framework framework;
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private volatile boolean stopping;

  /** Prepares the framework; nothing runs yet. */
  StandaloneServer(Settings settings) {
    classPath = new ClassPathBundles(System.getProperty("java.class.path"));
    framework = new FrameworkFactory().newFramework(Configuration.of(settings), classPath);
  }

  /**
   * Starts every bundle in the order of the start levels; returns when all had their turn.
   *
   * @return what went wrong with single bundles, one line each
   */
  List<String> start(List<BundleFile> files) throws StartException {
    try {
      framework.init();
      BundleContext context = framework.getBundleContext();
      FrameworkListener listener = this::remember;
      context.addFrameworkListener(listener);
      for (BundleFile file : files) {
        Bundle bundle = context.installBundle(classPath.location(file.jar()));
        bundle.adapt(BundleStartLevel.class).setStartLevel(file.level());
        if (bundle.getHeaders("").get(Constants.FRAGMENT_HOST) == null) {
          // At once: the framework can't put off those whose classes Java loads.
          bundle.start();
        }
      }
      // All at once takes less than one after the other.
      framework.adapt(FrameworkWiring.class).resolveBundles(null);
      framework.start();
      context.removeFrameworkListener(listener);
    } catch (BundleException e) {
      throw new StartException(Reason.of(e));
    }
    return List.copyOf(failures);
  }

  /** Lets the watch hear of each change among the components. */
  void watch(FailureWatch watch) {
    String changes =
        "(" + Constants.OBJECTCLASS + "=" + ServiceComponentRuntime.class.getName() + ")";
    try {
      context().addServiceListener(watch, changes);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is a constant", e);
    }
  }

  BundleContext context() {
    return framework.getBundleContext();
  }

  /** Waits until the server was stopped, whoever stopped it. */
  void await() throws InterruptedException {
    framework.waitForStop(0);
  }

  /** Whether it was told to stop, perhaps while it was still starting. */
  boolean stopping() {
    return stopping;
  }

  /** Stops every bundle; gives up waiting after the time allowed. */
  void stop(Duration allowed) throws BundleException, InterruptedException {
    stopping = true;
    framework.stop();
    framework.waitForStop(allowed.toMillis());
  }

  private void remember(FrameworkEvent event) {
    // What fails in consequence of a component is told by it; of what was dropped, by its deployer.
    boolean told =
        event.getThrowable() instanceof ServiceException
            || event.getBundle().getLocation().startsWith(Components.DROPPED);
    if (event.getType() == FrameworkEvent.ERROR && !told) {
      failures.add(event.getBundle().getSymbolicName() + ": " + Reason.of(event.getThrowable()));
    }
  }
}
