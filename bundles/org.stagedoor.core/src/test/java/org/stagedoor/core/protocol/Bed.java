package org.stagedoor.core.protocol;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType.Proves;
import org.stagedoor.core.json.GsonCodec;

/** The engine on a store in memory, with stages and an operation of the test's choice. */
final class Bed implements AutoCloseable {
  static final UserId ALICE = new UserId("alice", "example.org");
  static final UserId BOB = new UserId("bob", "example.org");

  final MemoryStore store = new MemoryStore();
  final JsonCodec json = new GsonCodec();
  final ExecutorService threads = Executors.newCachedThreadPool();
  final StageRegistry stages =
      new StageRegistry(
          threads, () -> Duration.ofMillis(300), Duration.ofSeconds(2), () -> this.now);
  final Map<String, List<Flow>> flows = new HashMap<>();
  final List<Grant> performed = new ArrayList<>();
  final List<Call> calls = new ArrayList<>();
  Instant now = Instant.parse("2026-01-01T00:00:00Z");
  SessionSettings settings = SessionSettings.DEFAULT;
  boolean anyOrder;
  long generation;
  Optional<RuntimeException> failure = Optional.empty();
  boolean actsOnAccount = true;
  boolean anonymousAccount;
  String required = "";

  /** What browsers call, if they do. */
  Optional<GuardedCall> hosted = Optional.empty();

  /** Whether what was done once is refused from then on, and what happens just before. */
  boolean exclusive;

  Runnable meanwhile = () -> {};
  Optional<String> receiptUser = Optional.empty();
  private final ClientSide clients;
  final BrowserSide browsers;
  final Settlements settlements;
  final Sweep sweep;
  final GuessCounter guesses =
      new GuessCounter(store.counters, () -> now, () -> GuessLimits.DEFAULT);

  Bed() {
    Aead aead = new Aead(new SecureRandom());
    KeyRing keys =
        new KeyRing(store.sealingKeys, new SecureRandom(), () -> now, Duration.ofDays(30));
    Tickets tickets = new Tickets(keys, aead, () -> now);
    Server server =
        new Server() {
          @Override
          public String name() {
            return "example.org";
          }

          @Override
          public URI publicUri() {
            return URI.create("https://example.org");
          }
        };
    Addresses addresses = new Addresses(server, tickets);
    ProgressJson progress = new ProgressJson(json);
    SessionStore sessions =
        new SessionStore(
            store.sessions,
            store.nonces,
            new SessionIds(keys, aead, aead, json),
            progress,
            () -> settings);
    Judge judge = new Judge(store.threePids, user -> generation);
    Offers offers =
        new Offers(
            (operation, subject) -> flows.getOrDefault(operation, List.of()),
            stages,
            addresses,
            () -> anyOrder);
    Steps steps =
        new Steps(
            stages, guesses, judge, addresses, sessions, store.transactions, json, () -> settings);
    settlements =
        new Settlements(
            store.outbox, store.transactions, stages, () -> now, Runnable::run, Runnable::run);
    sweep = new Sweep(store.sessions, progress, store.transactions, settlements, () -> now);
    clients =
        new ClientSide(
            new Beginnings(sessions, json, guesses, offers),
            sessions,
            tickets,
            offers,
            steps,
            judge,
            new Completion(sessions, store.transactions, judge, settlements),
            new Grace(store.sessions, () -> settings));
    StagePages pages = new StagePages(offers, steps, stages, addresses);
    browsers =
        new BrowserSide(
            sessions,
            tickets,
            judge,
            pages,
            new FlowPages(offers, pages),
            name -> hosted.or(() -> Optional.of(guarded(name))),
            () -> now);
  }

  /** An operation that notes what it was granted; {@code target} is its bound field. */
  GuardedCall guarded(String name) {
    Operation operation =
        new Operation() {
          @Override
          public void validate(Call call) {
            if (call.body().has("refuse")) {
              throw MatrixException.invalid("refuse", "is refused");
            }
            Runnable first = meanwhile;
            meanwhile = () -> {};
            first.run();
            if (exclusive && !performed.isEmpty()) {
              throw MatrixException.forbidden("is done already");
            }
            if (!required.isEmpty() && !call.body().has(required)) {
              throw MatrixException.missing(required);
            }
          }

          @Override
          public Dict bound(Call call) {
            return call.body().only(List.of("target"));
          }

          @Override
          public String purpose(Call call, Locale locale) {
            return "do " + name;
          }

          @Override
          public boolean actsOnAccount(Call call) {
            return actsOnAccount && (anonymousAccount || call.requester().isPresent());
          }

          @Override
          public Effect prepare(Call call, Grant grant) {
            return () -> {
              failure.ifPresent(
                  e -> {
                    throw e;
                  });
              performed.add(grant);
              calls.add(call);
              return new Effect.Done(
                  Reply.ok(Dict.of("done", name)),
                  receiptUser.map(user -> Dict.of("user_id", user)).orElse(Dict.EMPTY));
            };
          }

          @Override
          public Optional<Effect> repeat(Call call, Dict receipt) {
            return Optional.of(
                () ->
                    Operation.done(Reply.ok(Dict.of("again", receipt.text("user_id").orElse("")))));
          }
        };
    return new GuardedCall(name, List.of("kind"), name.startsWith("delete"), operation);
  }

  void flow(String operation, String... stages) {
    flows.computeIfAbsent(operation, key -> new ArrayList<>()).add(new Flow(List.of(stages)));
  }

  void stage(String type, Proves proves, Stage stage) {
    stage(type, proves, false, Duration.ofSeconds(5), stage);
  }

  void stage(String type, Proves proves, boolean blocking, Duration limit, Stage stage) {
    stages.add(
        type, new StageTraits(type, proves, blocking, true, 4, limit, 0, "test", "1.0"), stage);
  }

  Call call(Dict body, Optional<UserId> user) {
    return call("/_matrix/client/v3/thing", body, user);
  }

  Call call(String path, Dict body, Optional<UserId> user) {
    return new Call(
        "POST",
        path,
        Map.of("path", path),
        Map.of(),
        body,
        user.map(id -> new Requester(id, Optional.of("DEV"), "t1", Requester.Kind.USER)),
        new Call.Origin("127.0.0.1", "test", List.of(Locale.ENGLISH)),
        Optional.empty(),
        now);
  }

  Reply.Json run(String operation, Call call, @Nullable Object auth) {
    return run(guarded(operation), call, auth);
  }

  Reply.Json run(GuardedCall guarded, Call call, @Nullable Object auth) {
    return (Reply.Json) clients.run(guarded, call, auth);
  }

  Reply.Json run(String operation, Dict body, Optional<UserId> user, @Nullable Object auth) {
    return run(operation, call(body, user), auth);
  }

  String begin(String operation, Dict body, Optional<UserId> user) {
    return run(operation, body, user, Dict.EMPTY).body().text("session").orElseThrow();
  }

  static Dict auth(String session, String type) {
    return Dict.of("session", session, "type", type);
  }

  static Dict poll(String session) {
    return Dict.of("session", session);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
