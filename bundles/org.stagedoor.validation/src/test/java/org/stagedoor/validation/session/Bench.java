package org.stagedoor.validation.session;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.account.ValidationSessions.Request;
import org.stagedoor.api.flow.Counters;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.message.Message;
import org.stagedoor.api.message.Messenger;
import org.stagedoor.api.service.LiveServices;
import org.stagedoor.phones.KnownPhoneNumbers;
import org.stagedoor.testkit.MemoryBundleData;
import org.stagedoor.validation.letter.Letters;

/** All of this bundle upon stand-ins in memory. */
final class Bench implements AutoCloseable {
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  final MemoryBundleData data = new MemoryBundleData();
  final Map<String, UserId> owners = new HashMap<>();
  final List<Message> sent = new ArrayList<>();
  final List<String> due = new ArrayList<>();
  final Map<String, Double> counted = new HashMap<>();
  final SessionBox box;
  final SessionService sessions;
  final Links links;
  Instant now = START;
  long generation = 3;

  Bench(Map<String, Object> settings) {
    box = new SessionBox(data, new FakeOutbox(), () -> now);
    Rules rules = new Rules(settings);
    Limits limits = new Limits(new FakeCounters(), settings);
    LiveServices<Messenger> installed = new LiveServices<>(() -> Duration.ZERO);
    installed.add(other -> 1, Map.of(), new FakeMessenger("email"));
    installed.add(other -> 1, Map.of(), new FakeMessenger("msisdn"));
    Messengers messengers = new Messengers(installed);
    Letters letters = new Letters(new FakeServer(), Map.of());
    Admission admission = new Admission(new FakeThreePids(), rules, limits);
    Media media = new Media(messengers, new KnownPhoneNumbers());
    Post post = new Post(box, rules, letters, new FakeServer());
    Beginning beginning = new Beginning(box, rules, media, admission, post, new FakeTransactions());
    Owners holders = new Owners(new FakeThreePids(), accounts());
    sessions = new SessionService(box, rules, media, beginning, holders);
    links = new Links(box, rules, holders);
  }

  /** Accounts of which nothing but the generation is asked. */
  private Accounts accounts() {
    return (Accounts)
        Proxy.newProxyInstance(
            Bench.class.getClassLoader(),
            new Class<?>[] {Accounts.class},
            (proxy, method, arguments) -> {
              if (method.getName().equals("generation")) {
                return generation;
              }
              throw new UnsupportedOperationException(method.getName());
            });
  }

  /** A request of Alice's client. */
  Request request(Purpose purpose, String address, int attempt) {
    return request(purpose, "email", address, "monkey", attempt);
  }

  Request request(Purpose purpose, String medium, String address, String secret, int attempt) {
    return new Request(
        purpose,
        medium,
        address,
        secret,
        attempt,
        Optional.<URI>empty(),
        new Call.Origin("192.0.2.1", "", List.of(Locale.ENGLISH)),
        now);
  }

  String begin(Purpose purpose, int attempt) {
    return sessions.begin(request(purpose, "Alice@example.org", attempt));
  }

  /** The code in the latest message. */
  String code() {
    return sent.get(sent.size() - 1).text().replaceAll("(?s).*code: (\\d+).*", "$1");
  }

  /** The token of the link in the latest message. */
  String token() {
    return sent.get(sent.size() - 1).text().replaceAll("(?s).*token=(\\S+).*", "$1");
  }

  @Override
  public void close() {
    box.close();
  }

  /** Of telephone numbers it reaches those of Britain. */
  private final class FakeMessenger implements Messenger {
    private final String medium;

    FakeMessenger(String medium) {
      this.medium = medium;
    }

    @Override
    public String medium() {
      return medium;
    }

    @Override
    public void check(String address) {
      if (medium.equals("msisdn") && !address.startsWith("44")) {
        throw new MatrixException(403, "M_THREEPID_DENIED", "Not there");
      }
    }

    @Override
    public void send(Message message) {
      sent.add(message);
    }
  }

  private final class FakeOutbox implements Outbox {
    private final Map<String, Instant> times = new HashMap<>();

    @Override
    public String post(String topic, Dict content, Instant when) {
      String sid = content.text("sid").orElseThrow();
      due.add(sid);
      times.put(sid, when);
      return sid;
    }

    @Override
    public List<Item> take(String prefix, int max, Duration lease, Instant at) {
      return due.stream()
          .filter(sid -> !times.getOrDefault(sid, Instant.MAX).isAfter(at))
          .map(sid -> new Item(sid, prefix, Dict.of("sid", sid), 1))
          .toList();
    }

    @Override
    public void delivered(String id) {
      due.remove(id);
    }

    @Override
    public void postpone(String id, Instant when) {
      times.put(id, when);
    }

    @Override
    public long waiting(String prefix) {
      return due.size();
    }
  }

  private final class FakeCounters implements Counters {
    @Override
    public double level(String key, Duration drainOne, Instant at) {
      return counted.getOrDefault(key, 0.0);
    }

    @Override
    public double add(String key, Duration drainOne, Instant at) {
      return counted.merge(key, 1.0, Double::sum);
    }

    @Override
    public void clear(String key) {
      counted.remove(key);
    }
  }

  private final class FakeThreePids implements ThreePids {
    @Override
    public Optional<UserId> owner(String medium, String address) {
      return Optional.ofNullable(owners.get(address));
    }

    @Override
    public List<Bound> list(UserId user) {
      return List.of();
    }

    @Override
    public boolean add(UserId user, ThreePid identifier, Instant at) {
      return false;
    }

    @Override
    public boolean remove(UserId user, String medium, String address) {
      return false;
    }
  }

  private static final class FakeTransactions implements Transactions {
    @Override
    public <T> T required(Supplier<T> work) {
      return work.get();
    }

    @Override
    public void afterCommit(Runnable effect) {
      effect.run();
    }
  }

  private static final class FakeServer implements Server {
    @Override
    public String name() {
      return "example.org";
    }

    @Override
    public URI publicUri() {
      return URI.create("https://matrix.example.org");
    }
  }
}
