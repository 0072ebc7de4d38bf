package org.stagedoor.api.config;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.function.Function;

/**
 * Settings that are read anew when their file changes, and stay as they were when the change is a
 * mistake or the file goes away. A DS component that holds one must be {@code immediate} and hand
 * each change to {@link #update} by a {@code @Modified} method: else the component, and with it the
 * last good settings, would go at each change.
 *
 * <pre>{@code
 * @Activate
 * public Greeting(Map<String, ?> properties) {
 *   words = new LiveSettings<>("org.example.greeting", properties, Words::read);
 * }
 *
 * @Modified
 * void update(Map<String, ?> properties) {
 *   words.update(properties);
 * }
 * }</pre>
 *
 * @param <T> what is read, immutable
 */
public final class LiveSettings<T> {
  private static final Logger LOG = System.getLogger("org.stagedoor.settings");

  private final String pid;
  private final Function<SettingsFile, T> reader;
  private boolean configured;
  private volatile T current;

  /**
   * Reads the settings for the first time.
   *
   * @param pid the configuration's name
   * @param properties the component's properties
   * @param reader makes the value of the file; throws {@link SettingException} if it can't be
   * @throws SettingException if a setting can't be: nothing was in force before that could stay so
   */
  public LiveSettings(String pid, Map<String, ?> properties, Function<SettingsFile, T> reader) {
    this.pid = pid;
    this.reader = reader;
    SettingsFile file = new SettingsFile(pid, properties);
    file.checkVariables();
    current = reader.apply(file);
    taken(file);
  }

  /** What is in force. Any thread may ask. */
  public T current() {
    return current;
  }

  /**
   * Reads the settings anew; logs in one line that they are in force or why they are not. Called by
   * DS, one call at a time.
   *
   * @return whether other settings may be in force now
   */
  public boolean update(Map<String, ?> properties) {
    SettingsFile file = new SettingsFile(pid, properties);
    if (configured && !file.configured()) {
      LOG.log(
          Level.WARNING,
          pid + " is gone; what it said stays in force until the server is started anew");
      return false;
    }
    try {
      file.checkVariables();
      current = reader.apply(file);
    } catch (SettingException e) {
      LOG.log(Level.ERROR, e.getMessage() + "; the settings in force stay as they were");
      return false;
    }
    taken(file);
    return true;
  }

  private void taken(SettingsFile file) {
    file.idle().forEach(line -> LOG.log(Level.WARNING, line));
    if (file.configured()) {
      configured = true;
      LOG.log(Level.INFO, file.name() + " is in force");
    }
  }
}
