package org.stagedoor.core.protocol;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.core.json.GsonCodec;

/**
 * The engine as the server puts it together, without HTTP and with a store that is always empty:
 * what a challenge costs by itself.
 */
final class EngineBed implements AutoCloseable {
  private static final String OPERATION = "register";
  private static final String PATH = "/_matrix/client/v3/register";

  private final JsonCodec json = new GsonCodec();
  private final Stagehand stages = new Stagehand();
  private final SharedKeys keys;
  private final EngineComponent engine;
  private final GuardedCall guarded =
      new GuardedCall(OPERATION, List.of("kind"), false, Quiet.of(Operation.class));

  /** With so many stages, and so many flows of up to two of them each. */
  EngineBed(int installed, int flows) {
    for (int i = 0; i < installed; i++) {
      stages.install(
          type(i),
          Map.of("stagedoor.blocking", false, "stagedoor.guessable", false),
          attempt -> Outcome.passed());
    }
    String setting =
        IntStream.range(0, flows)
            .mapToObj(i -> flow(i, installed))
            .collect(Collectors.joining(" | "));
    keys = new SharedKeys(new OneKey(), json);
    engine =
        new EngineComponent(
            Quiet.of(Sessions.class),
            Quiet.of(Outbox.class),
            Quiet.of(Nonces.class),
            keys,
            Quiet.of(Transactions.class),
            Quiet.of(Accounts.class),
            Quiet.of(ThreePids.class),
            json,
            new Here(),
            Quiet.of(Guesses.class),
            stages.services(),
            new OperationServices(Stagehand.NONE),
            new ChosenPolicy(new ConfiguredFlows(Map.of(OPERATION, setting)), Stagehand.NONE),
            new ConfiguredSessions(Map.of()));
  }

  private static String type(int number) {
    return "org.example.stage" + number;
  }

  private static String flow(int number, int installed) {
    String first = type(number % installed);
    return installed == 1
        ? first
        : first + " " + type((number + 1 + number / installed) % installed);
  }

  private record Here() implements Server {
    @Override
    public String name() {
      return "example.org";
    }

    @Override
    public URI publicUri() {
      return URI.create("https://example.org");
    }
  }

  private static final class OneKey implements SealingKeys {
    private final List<Key> keys =
        List.of(new Key(1, new byte[32], Instant.now().minusSeconds(3600)));

    @Override
    public List<Key> list() {
      return keys;
    }

    @Override
    public boolean add(Key key) {
      return false;
    }

    @Override
    public void removeOlder(Instant created) {}
  }

  /** What a challenge is asked with. */
  Call call() {
    return new Call(
        "POST",
        PATH,
        Map.of(),
        Map.of(),
        Dict.EMPTY,
        Optional.empty(),
        new Call.Origin("127.0.0.1", "bench", List.of(Locale.ENGLISH)),
        Optional.empty(),
        Instant.now());
  }

  /** Answers it. */
  Dict challenge() {
    return ((Reply.Json) engine.run(guarded, call(), null)).body();
  }

  /** The ids that it makes, opened and made with the same keys. */
  SessionIds ids() {
    java.security.SecureRandom random = new java.security.SecureRandom();
    return new SessionIds(keys.ring(), new Aead(random), new Aead(random), json);
  }

  GuardedCall guarded() {
    return guarded;
  }

  JsonCodec json() {
    return json;
  }

  @Override
  public void close() {
    engine.stop();
    keys.stop();
    stages.close();
  }
}
