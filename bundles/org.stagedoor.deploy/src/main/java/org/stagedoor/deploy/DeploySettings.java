package org.stagedoor.deploy;

import java.time.Duration;
import org.stagedoor.api.deploy.Deployments.Trust;
import org.stagedoor.deploy.jar.Limits;

/**
 * What {@code etc/org.stagedoor.deploy.cfg} says.
 *
 * @param trust which jars may be deployed
 * @param limits how large they may be
 * @param patience how long the code of a bundle may take to start or to stop
 */
record DeploySettings(Trust trust, Limits limits, Duration patience) {}
