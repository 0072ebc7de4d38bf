package org.stagedoor.core.protocol;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;

/**
 * Flows by Configuration Admin: a key for each operation, its flows separated by {@code |}, their
 * stages by blanks; one that is asked of those alone who can pass it has a question mark at its
 * end. An operation that has no key has {@code default}'s flows; {@code <operation>.anonymous} is
 * for those who send no access token.
 */
@Component(
    immediate = true,
    service = {FlowPolicy.class, ConfiguredFlows.class},
    configurationPid = ConfiguredFlows.PID)
public final class ConfiguredFlows implements FlowPolicy {
  static final String PID = "org.stagedoor.flows";
  static final String ANONYMOUS = ".anonymous";
  private static final String ORDER = "order";
  private static final String DEFAULT = "default";
  private static final String CONDITIONAL = "?";
  private static final Map<String, String> BUILT_IN =
      Map.of(
          "register",
          "m.login.dummy",
          "password" + ANONYMOUS,
          "m.login.email.identity",
          DEFAULT,
          "m.login.password | m.login.sso");

  /**
   * What nobody can do without an access token unless the operator says so: by {@code default} a
   * stranger could begin it and have the account's owner finish it.
   */
  private static final String SIGNED_IN = "deactivate" + ANONYMOUS;

  private final LiveSettings<Policy> settings;

  /** Reads the flows. */
  @Activate
  public ConfiguredFlows(Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, ConfiguredFlows::read);
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /** Whether the stages of a flow may be passed in any order. */
  boolean anyOrder() {
    return settings.current().anyOrder();
  }

  /** The operations that the file names, whether there are such operations or not. */
  Set<String> operations() {
    return settings.current().written().stream()
        .filter(key -> !key.equals(ORDER) && !key.equals(DEFAULT))
        .map(key -> key.replaceFirst(Pattern.quote(ANONYMOUS) + "$", ""))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether the flows for an audience are the operator's, not built in. */
  boolean written(Audience audience) {
    Policy policy = settings.current();
    return policy.written().contains(policy.key(audience.operation(), audience.subject()));
  }

  /**
   * What is configured.
   *
   * @param flows by key
   * @param strangers those for who sends no access token, by operation
   * @param written the keys that are in the file
   * @param anyOrder whether the stages of a flow may be passed in any order
   */
  private record Policy(
      Map<String, List<Flow>> flows,
      Map<String, List<Flow>> strangers,
      Set<String> written,
      boolean anyOrder) {
    Policy(Map<String, List<Flow>> flows, Set<String> written, boolean anyOrder) {
      this(Map.copyOf(flows), strangers(flows), written, anyOrder);
    }

    private static Map<String, List<Flow>> strangers(Map<String, List<Flow>> flows) {
      Map<String, List<Flow>> strangers = new HashMap<>();
      flows.forEach(
          (key, value) -> {
            if (key.endsWith(ANONYMOUS)) {
              strangers.put(key.substring(0, key.length() - ANONYMOUS.length()), value);
            }
          });
      return Map.copyOf(strangers);
    }

    /** Asked several times for each request, so without making a key. */
    List<Flow> flows(String operation, Optional<UserId> subject) {
      List<Flow> own = subject.isEmpty() ? strangers.get(operation) : null;
      if (own == null) {
        own = flows.get(operation);
      }
      return own == null ? flows.getOrDefault(DEFAULT, List.of()) : own;
    }

    String key(String operation, Optional<UserId> subject) {
      String anonymous = operation + ANONYMOUS;
      if (subject.isEmpty() && flows.containsKey(anonymous)) {
        return anonymous;
      }
      return flows.containsKey(operation) ? operation : DEFAULT;
    }
  }

  @Override
  public List<Flow> flows(String operation, Optional<UserId> subject) {
    return settings.current().flows(operation, subject);
  }

  private static Policy read(SettingsFile file) {
    Map<String, List<Flow>> flows = new HashMap<>();
    BUILT_IN.forEach((key, value) -> flows.put(key, flows(value).orElseThrow()));
    flows.put(SIGNED_IN, List.of());
    for (String key : file.keys()) {
      if (!key.equals(ORDER)) {
        flows.put(
            key,
            flows(file.text(key).orElse(""))
                .orElseThrow(
                    () ->
                        file.wrong(
                            key, "auth types separated by blanks, each once, and flows by |")));
      }
    }
    boolean anyOrder = file.choice(ORDER, "strict", "any").equals("any");
    return new Policy(flows, file.keys(), anyOrder);
  }

  private static Optional<List<Flow>> flows(String text) {
    List<Flow> flows = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      List<String> stages = new ArrayList<>();
      Set<String> conditional = new HashSet<>();
      for (String word : part.strip().split("[\\s,]+", 0)) {
        String type = word.endsWith(CONDITIONAL) ? word.substring(0, word.length() - 1) : word;
        if (!StageTraits.typeName(type)) {
          return Optional.empty();
        }
        stages.add(type);
        if (word.endsWith(CONDITIONAL)) {
          conditional.add(type);
        }
      }
      try {
        flows.add(new Flow(stages, conditional));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
    return Optional.of(List.copyOf(flows));
  }
}
