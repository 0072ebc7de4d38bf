package org.stagedoor.deploy;

import java.time.Duration;
import java.util.Locale;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.deploy.Deployments.Trust;
import org.stagedoor.deploy.jar.Limits;

/**
 * What {@code etc/org.stagedoor.deploy.cfg} says.
 *
 * @param trust which jars may be deployed
 * @param limits how large they may be
 * @param patience how long the code of a bundle may take to start or to stop
 */
record DeploySettings(Trust trust, Limits limits, Duration patience) {
  static DeploySettings read(SettingsFile file) {
    return new DeploySettings(
        Trust.valueOf(file.choice("trust", "any", "signed", "listed").toUpperCase(Locale.ROOT)),
        Limits.of((long) file.number("max.mib", 1, 1024, 64) << 20),
        Duration.ofSeconds(file.number("patience.seconds", 3, 600, 20)));
  }
}
