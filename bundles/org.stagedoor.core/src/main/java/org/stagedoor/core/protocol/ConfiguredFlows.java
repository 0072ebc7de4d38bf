package org.stagedoor.core.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.cm.ManagedService;
import org.osgi.service.component.annotations.Component;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;

/**
 * Flows by Configuration Admin: a key for each operation, its flows separated by {@code |}, their
 * stages by blanks. An operation that has no key has {@code default}'s flows; {@code
 * <operation>.anonymous} is for those who send no access token.
 */
@Component(
    // A delayed one would be dropped, with what it was told, while nobody happens to hold it.
    immediate = true,
    service = {ManagedService.class, FlowPolicy.class, ConfiguredFlows.class},
    property = "service.pid=" + ConfiguredFlows.PID)
public final class ConfiguredFlows extends LiveSettings<ConfiguredFlows.Policy>
    implements FlowPolicy {
  static final String PID = "org.stagedoor.flows";
  private static final String ORDER = "order";
  private static final Map<String, String> BUILT_IN =
      Map.of(
          "register", "m.login.dummy",
          "password.anonymous", "m.login.email.identity | m.login.msisdn",
          "default", "m.login.password | m.login.sso");

  /** Called by DS. */
  public ConfiguredFlows() {
    super(
        PID,
        ConfiguredFlows::read,
        new Policy(Map.of(), false),
        "no flow is offered until this is mended");
  }

  /**
   * What is configured.
   *
   * @param flows by key
   * @param anyOrder whether the stages of a flow may be passed in any order
   */
  record Policy(Map<String, List<Flow>> flows, boolean anyOrder) {
    Policy {
      flows = Map.copyOf(flows);
    }
  }

  @Override
  public List<Flow> flows(String operation, Optional<UserId> subject) {
    Map<String, List<Flow>> flows = current().flows();
    if (subject.isEmpty()) {
      List<Flow> anonymous = flows.get(operation + ".anonymous");
      if (anonymous != null) {
        return anonymous;
      }
    }
    List<Flow> own = flows.get(operation);
    return own != null ? own : flows.getOrDefault("default", List.of());
  }

  private static Policy read(Settings settings) {
    Map<String, List<Flow>> flows = new HashMap<>();
    BUILT_IN.forEach((key, value) -> flows.put(key, flows(key, value)));
    for (String key : settings.keys()) {
      if (!key.equals(ORDER)) {
        flows.put(key, flows(key, settings.text(key).orElse("")));
      }
    }
    String order = settings.text(ORDER).orElse("strict");
    if (!order.equals("strict") && !order.equals("any")) {
      throw new Settings.Wrong(ORDER, "must be strict or any");
    }
    return new Policy(flows, order.equals("any"));
  }

  private static List<Flow> flows(String key, String text) {
    List<Flow> flows = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      List<String> stages = List.of(part.strip().split("[\\s,]+"));
      for (String stage : stages) {
        if (!StageTraits.typeName(stage)) {
          throw new Settings.Wrong(
              key,
              "must be auth types separated by blanks, flows by |; there is \"" + stage + "\"");
        }
      }
      try {
        flows.add(new Flow(stages));
      } catch (IllegalArgumentException e) {
        throw new Settings.Wrong(key, "is wrong: " + e.getMessage());
      }
    }
    return List.copyOf(flows);
  }
}
