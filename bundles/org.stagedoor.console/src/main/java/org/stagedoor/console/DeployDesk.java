package org.stagedoor.console;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployments;
import org.stagedoor.api.http.MatrixException;

/** Finds the deployments, which containers with a deployer of their own don't have. */
@Component(service = DeployDesk.class)
public final class DeployDesk {
  @Reference(
      cardinality = ReferenceCardinality.OPTIONAL,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  volatile @Nullable Deployments deployments;

  /** What became of each dropped jar; nothing if there are no deployments. Any thread. */
  List<Deployment> known() {
    Deployments now = deployments;
    return now == null ? List.of() : now.list();
  }

  /**
   * The deployments.
   *
   * @throws MatrixException 404 {@code M_NOT_FOUND} if there are none
   */
  Deployments open() {
    Deployments now = deployments;
    if (now == null) {
      throw MatrixException.notFound("This container has a deployer of its own: ask that");
    }
    return now;
  }
}
