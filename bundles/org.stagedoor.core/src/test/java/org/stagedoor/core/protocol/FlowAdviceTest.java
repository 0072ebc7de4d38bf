package org.stagedoor.core.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;

class FlowAdviceTest {
  private final Bed bed = new Bed();
  private final ConfiguredFlows flows = new ConfiguredFlows(Map.of());
  private final OperationServices operations = new OperationServices(() -> Duration.ZERO);
  private final FlowAdvice advice = new FlowAdvice(flows, bed.stages, operations, flows);

  /**
   * An operation on an account.
   *
   * @param always whether also without an access token
   */
  private record OnAccount(boolean always) implements Operation {
    @Override
    public Dict bound(Call call) {
      return Dict.EMPTY;
    }

    @Override
    public String purpose(Call call, Locale locale) {
      return "do it";
    }

    @Override
    public boolean actsOnAccount(Call call) {
      return always || call.requester().isPresent();
    }

    @Override
    public Effect prepare(Call call, Grant grant) {
      throw new AssertionError("nobody asks");
    }
  }

  @BeforeEach
  void stages() {
    bed.stage("dummy", Proves.NOTHING, attempt -> Outcome.passed());
    bed.stage("pw", Proves.USER, attempt -> Outcome.passed());
    install("password", "OPTIONAL", true);
    install("delete_devices", "USER", false);
  }

  @AfterEach
  void close() {
    bed.close();
  }

  private void install(String name, String access, boolean always) {
    operations.put(
        other -> 1,
        new OnAccount(always),
        Map.of("stagedoor.operation", name, "stagedoor.access", access));
  }

  private void configure(Map<String, String> values) {
    Map<String, String> all = new HashMap<>(values);
    all.put("service.pid", ConfiguredFlows.PID);
    flows.update(all);
  }

  private List<String> report() {
    return advice.report().stream()
        .map(
            it ->
                it.operation()
                    + " = "
                    + String.join(" ", it.flow().stages())
                    + it.withheld().map(why -> " (" + why + ")").orElse(""))
        .toList();
  }

  @Test
  void showsApartWhatThoseWithoutATokenHave() {
    configure(Map.of("default", "pw", "password.anonymous", "sms | pw dummy"));
    assertEquals(
        List.of(
            "delete_devices = pw",
            "password = pw",
            "password.anonymous = sms (no stage sms is installed)",
            "password.anonymous = pw dummy"),
        report());
    assertEquals(List.of(), advice.closed());
  }

  @Test
  void showsOnceWhatIsTheSame() {
    configure(Map.of("default", "pw", "password.anonymous", "pw"));
    assertEquals(List.of("delete_devices = pw", "password = pw"), report());
  }

  @Test
  void namesWhoIsShutOut() {
    configure(Map.of("default", "pw", "password.anonymous", "sms", "delete_devices", "other"));
    assertEquals(List.of("delete_devices", "password.anonymous"), advice.closed());
  }

  /** With or without an access token. */
  @Test
  void isNotContentWithFlowsThatProveNobody() {
    configure(Map.of("default", "dummy", "password.anonymous", "dummy"));
    assertEquals(List.of("delete_devices", "password"), advice.closed());
  }

  /** Of what is built in, letters for people who forgot their passwords, nobody is warned. */
  @Test
  void showsWhatLacksSomethingAndMissesItOnlyIfItIsWanted() {
    bed.stage("m.login.email.identity", Proves.IDENTIFIER, new Relayless());
    configure(Map.of("default", "pw"));
    assertEquals(
        List.of(
            "delete_devices = pw",
            "password = pw",
            "password.anonymous = m.login.email.identity"
                + " (m.login.email.identity lacks a transport)"),
        report());
    assertEquals(List.of(), advice.closed());

    configure(Map.of("default", "pw", "password.anonymous", "m.login.email.identity"));
    assertEquals(List.of("password.anonymous"), advice.closed());
  }

  private static final class Relayless implements Stage {
    @Override
    public Optional<Lack> lacks() {
      return Optional.of(new Lack("a transport", "(objectClass=*)"));
    }

    @Override
    public Outcome attempt(Attempt attempt) {
      throw new AssertionError("nobody tries");
    }
  }
}
