package org.stagedoor.core.protocol;

import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;

/**
 * The flow policy in force: the highest ranking one in the service registry. It may change while
 * requests go on.
 */
@Component(service = ChosenPolicy.class)
public final class ChosenPolicy implements FlowPolicy {
  private final ConfiguredFlows configured;

  /** Set by DS: the configured policy is always there, others may come and go. */
  @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
  volatile FlowPolicy policy;

  /** Called by DS. */
  @Activate
  public ChosenPolicy(@Reference ConfiguredFlows configured) {
    this.configured = configured;
    this.policy = configured;
  }

  @Override
  public List<Flow> flows(String operation, Optional<UserId> subject) {
    return policy.flows(operation, subject);
  }

  /** What the operator has written. */
  ConfiguredFlows configured() {
    return configured;
  }

  /** Whether the operator lets the stages of a flow be passed in any order. */
  boolean anyOrder() {
    return configured.anyOrder();
  }
}
