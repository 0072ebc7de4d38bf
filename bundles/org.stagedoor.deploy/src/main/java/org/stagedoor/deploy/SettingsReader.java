package org.stagedoor.deploy;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.deploy.Deployments.Trust;
import org.stagedoor.deploy.jar.Limits;

/**
 * Reads {@code etc/org.stagedoor.deploy.cfg}, again and again. A file that is seen while it is
 * being written may lack anything; so a rule that was in force is not loosened by silence, but only
 * by a word. One thread.
 */
final class SettingsReader implements Function<SettingsFile, DeploySettings> {
  private static final String TRUST = "trust";

  private final Consumer<String> warnings;
  private Trust inForce = Trust.ANY;

  /**
   * A reader; before it has read anything, every jar may be deployed.
   *
   * @param warnings takes a line for operators when a rule stays that the file has no more
   */
  SettingsReader(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /**
   * Reads the settings.
   *
   * @throws SettingException if one can't be; the rule in force stays then
   */
  @Override
  public DeploySettings apply(SettingsFile file) {
    boolean silent = file.text(TRUST).isEmpty();
    DeploySettings read =
        new DeploySettings(
            silent ? inForce : written(file),
            Limits.of((long) file.number("max.mib", 1, 1024, 64) << 20),
            Duration.ofSeconds(file.number("patience.seconds", 3, 600, 20)));
    if (silent && inForce != Trust.ANY) {
      warnings.accept(
          file.name()
              + " has no trust any more; trust = "
              + inForce.name().toLowerCase(Locale.ROOT)
              + " stays in force; write trust = any to take every jar");
    }
    inForce = read.trust();
    return read;
  }

  private static Trust written(SettingsFile file) {
    return Trust.valueOf(file.choice(TRUST, "any", "signed", "listed").toUpperCase(Locale.ROOT));
  }
}
