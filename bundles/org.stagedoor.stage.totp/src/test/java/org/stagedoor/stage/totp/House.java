package org.stagedoor.stage.totp;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.ThreePid;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Server;
import org.stagedoor.testkit.MemoryUserData;

/** A server on which Alice is enrolled, with more recovery codes than anybody needs. */
final class House implements Server, Guesses {
  static final UserId ALICE = new UserId("alice", "example.org");
  static final UserId BOB = new UserId("bob", "example.org");
  static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

  final MemoryUserData data = new MemoryUserData();
  final TotpSettings settings = new TotpSettings(data, this, Map.of());
  final List<String> guesses = new CopyOnWriteArrayList<>();
  final Secret secret = Secret.random(new SecureRandom());
  final Queue<String> recovery = new ConcurrentLinkedQueue<>();

  House() {
    SecureRandom random = new SecureRandom();
    Stream.generate(() -> RecoveryCode.random(random)).limit(40).forEach(recovery::addAll);
    Instant before = NOW.minusSeconds(600);
    Offer offer = new Offer(secret, new ArrayList<>(recovery));
    settings.factors().draft(ALICE, offer, before);
    settings.factors().confirm(ALICE, secret.code(Clockwork.step(before)), before);
  }

  String code() {
    return secret.code(Clockwork.step(NOW));
  }

  /** Alice has an address. */
  TotpStage stage() {
    ThreePids threePids =
        new ThreePids() {
          @Override
          public Optional<UserId> owner(String medium, String address) {
            return address.equals("alice@example.org") ? Optional.of(ALICE) : Optional.empty();
          }

          @Override
          public List<Bound> list(UserId user) {
            throw new UnsupportedOperationException();
          }

          @Override
          public boolean add(UserId user, ThreePid identifier, Instant now) {
            throw new UnsupportedOperationException();
          }

          @Override
          public boolean remove(UserId user, String medium, String address) {
            throw new UnsupportedOperationException();
          }
        };
    return new TotpStage(settings, threePids, this);
  }

  @Override
  public Guess open(Set<Subject> subjects) {
    String subject = subjects.iterator().next().key();
    return new Guess() {
      private String end = "wrong";

      @Override
      public void right() {
        end = "right";
      }

      @Override
      public void none() {
        end = "none";
      }

      @Override
      public void close() {
        guesses.add(subject + " " + end);
      }
    };
  }

  @Override
  public String name() {
    return "example.org";
  }

  @Override
  public URI publicUri() {
    return URI.create("https://matrix.example.org");
  }
}
