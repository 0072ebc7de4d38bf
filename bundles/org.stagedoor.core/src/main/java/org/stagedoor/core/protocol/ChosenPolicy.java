package org.stagedoor.core.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;
import org.stagedoor.api.service.LiveServices;

/**
 * The flow policy in force: the highest ranking one in the service registry. It may change while
 * requests go on.
 */
@Component(service = ChosenPolicy.class)
public final class ChosenPolicy implements FlowPolicy {
  private final ConfiguredFlows configured;
  private final LiveServices<FlowPolicy> policies;

  /** Called by DS. */
  @Activate
  public ChosenPolicy(@Reference ConfiguredFlows configured, @Reference Patience patience) {
    this.configured = configured;
    this.policies = new LiveServices<>(patience::absence);
  }

  /** Called by DS: the configured policy is always there, others may come. */
  @Reference(policy = ReferencePolicy.DYNAMIC, cardinality = ReferenceCardinality.MULTIPLE)
  void add(
      ServiceReference<FlowPolicy> reference, FlowPolicy policy, Map<String, Object> properties) {
    policies.add(reference, properties, policy);
  }

  /**
   * Called by DS when one goes. While it is being updated no other one takes its place: that might
   * let people in by easier flows.
   */
  void remove(ServiceReference<FlowPolicy> reference) {
    Bundle bundle = reference.getBundle();
    policies.remove(reference, () -> bundle == null || bundle.getState() == Bundle.UNINSTALLED);
  }

  @Override
  public List<Flow> flows(String operation, Optional<UserId> subject) {
    return policies.first().orElse(configured).flows(operation, subject);
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
