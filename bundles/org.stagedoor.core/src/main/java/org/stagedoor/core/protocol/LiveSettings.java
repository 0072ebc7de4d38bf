package org.stagedoor.core.protocol;

import java.util.Dictionary;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.ManagedService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings that follow Configuration Admin while requests go on: read anew at each change, and kept
 * as they were when the change is a mistake or the file goes away. Updated by Configuration Admin's
 * thread, read by any.
 */
abstract class LiveSettings<T> implements ManagedService {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

  private final String pid;
  private final Function<Settings, T> reader;
  private final T doubtful;
  private final String inDoubt;
  private boolean configured;
  private volatile T current;

  /**
   * Settings.
   *
   * @param reader makes the value of what is configured; throws {@link Settings.Wrong}
   * @param doubtful in force when the first settings are a mistake, so that there are none to keep
   * @param inDoubt says so to the operator
   */
  LiveSettings(String pid, Function<Settings, T> reader, T doubtful, String inDoubt) {
    this.pid = pid;
    this.reader = reader;
    this.doubtful = doubtful;
    this.inDoubt = inDoubt;
    this.current = reader.apply(Settings.NONE);
  }

  /** What is in force. */
  final T current() {
    return current;
  }

  @Override
  public final void updated(@Nullable Dictionary<String, ?> properties) {
    if (properties != null) {
      update(Settings.of(properties));
    } else if (configured) {
      LOG.warn("{} is gone; what it said stays in force until the server is started anew", pid);
    }
  }

  private void update(Settings settings) {
    try {
      current = reader.apply(settings);
      configured = true;
      LOG.info("{} is in force", settings.file(pid));
    } catch (Settings.Wrong e) {
      if (!configured) {
        current = doubtful;
      }
      LOG.error(
          "{}: {} {}; {}",
          settings.file(pid),
          e.key(),
          e.getMessage(),
          configured ? "the settings in force stay as they were" : inDoubt);
    }
  }
}
