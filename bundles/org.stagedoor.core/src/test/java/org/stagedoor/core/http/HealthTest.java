package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.SealingKeys;
import org.stagedoor.core.json.GsonCodec;
import org.stagedoor.core.protocol.Engine;

class HealthTest {
  private static final JsonAnswers JSON = new JsonAnswers(new GsonCodec());

  private final FakeEngine engine = new FakeEngine();
  private final AtomicReference<Instant> now = new AtomicReference<>(EdgeServer.NOW);
  private SealingKeys keys = new FakeKeys();
  private List<String> refused = List.of();

  private static String text(Answer answer) {
    return answer.status() + " " + new String(answer.body(), StandardCharsets.UTF_8);
  }

  private Answer answer(Optional<Engine> engine, boolean database) {
    return new Health(() -> engine, () -> database, () -> refused).answer(JSON);
  }

  private DatabaseWatch watch() {
    return new DatabaseWatch(() -> Optional.of(keys), now::get);
  }

  @Test
  void saysThatAllIsWell() {
    assertEquals(
        "200 {\"status\":\"ok\",\"checks\":{\"server\":\"ok\",\"database\":\"ok\",\"flows\":\"ok\",\"settings\":\"ok\"}}",
        text(answer(Optional.of(engine), true)));
  }

  @Test
  void failsWithTheDatabase() {
    assertEquals(
        "503 {\"status\":\"failing\",\"checks\":{\"server\":\"ok\",\"database\":\"away\",\"flows\":\"ok\",\"settings\":\"ok\"}}",
        text(answer(Optional.of(engine), false)));
  }

  @Test
  void failsWhereSettingsWereRefused() {
    refused = List.of("a.b.Captcha (a.b.cfg)");
    String answer = text(answer(Optional.of(engine), true));
    assertTrue(answer.startsWith("503 "), answer);
    assertTrue(answer.contains("\"settings\":\"refused by: a.b.Captcha (a.b.cfg)\""), answer);
  }

  @Test
  void failsWhileTheServerStarts() {
    assertEquals(503, answer(Optional.empty(), true).status());
  }

  @Test
  void failsWhenNobodyCanAuthenticate() {
    engine.closed = List.of("password", "register");
    String answer = text(answer(Optional.of(engine), true));
    assertTrue(answer.startsWith("503 "), answer);
    assertTrue(answer.contains("none is offered for: password, register"), answer);
  }

  @Test
  void noticesADatabaseThatComesAndGoes() {
    try (DatabaseWatch watch = watch()) {
      assertFalse(watch.answers(), "not asked yet");
      watch.look();
      assertTrue(watch.answers());
      keys = new AwayKeys();
      watch.look();
      assertFalse(watch.answers());
      keys = new FakeKeys();
      watch.look();
      assertTrue(watch.answers());
    }
  }

  @Test
  void countsADatabaseThatHangsAsAway() {
    try (DatabaseWatch watch = watch()) {
      watch.look();
      now.set(EdgeServer.NOW.plusSeconds(2));
      assertTrue(watch.answers());
      now.set(EdgeServer.NOW.plusSeconds(3));
      assertFalse(watch.answers());
    }
  }

  private static final class AwayKeys implements SealingKeys {
    @Override
    public List<Key> list() {
      throw new StoreUnavailable("away", new IllegalStateException());
    }

    @Override
    public boolean add(Key key) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void removeOlder(Instant created) {
      throw new UnsupportedOperationException();
    }
  }
}
