package org.stagedoor.core.protocol;

import java.util.Dictionary;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.ConfigurationException;
import org.osgi.service.cm.ManagedService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Settings that follow Configuration Admin while requests go on: read anew at each change, and kept
 * as they were when the change is a mistake. Updated by Configuration Admin's thread, read by any.
 */
abstract class LiveSettings<T> implements ManagedService {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSettings.class);

  private final String pid;
  private final Function<Settings, T> reader;
  private volatile T current;

  /**
   * Settings.
   *
   * @param reader makes the value of what is configured; throws {@link ConfigurationException} by
   *     {@link Settings}' means
   */
  LiveSettings(String pid, Function<Settings, T> reader) {
    this.pid = pid;
    this.reader = reader;
    this.current = reader.apply(Settings.NONE);
  }

  /** What is in force. */
  final T current() {
    return current;
  }

  @Override
  public final void updated(@Nullable Dictionary<String, ?> properties)
      throws ConfigurationException {
    Settings settings = properties == null ? Settings.NONE : Settings.of(properties);
    try {
      current = reader.apply(settings);
    } catch (Settings.Wrong e) {
      LOG.error(
          "{}: {} {}; the settings in force stay as they were",
          settings.file(pid),
          e.key(),
          e.getMessage());
      throw new ConfigurationException(e.key(), String.valueOf(e.getMessage()), e);
    }
    if (properties != null) {
      LOG.info("{} is in force", settings.file(pid));
    }
  }
}
