package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployment.State;

/** What can be read of each file. */
class BoardTest {
  private Instant now = Instant.EPOCH;
  private final Board board = new Board(() -> now);

  private void put(String content, State state, String reason) {
    board.put("a.jar", "a", "1.0.0", content, state, reason, false);
    now = now.plusSeconds(1);
  }

  @Test
  void itSaysSinceWhenItIsSo() {
    put("1", State.SERVING, "");
    put("1", State.SERVING, "");
    Deployment first = board.list().get(0);
    assertEquals(new Deployment("a.jar", "a", "1.0.0", State.SERVING, "", Instant.EPOCH), first);
    put("2", State.SERVING, "");
    assertEquals(Instant.ofEpochSecond(2), board.list().get(0).since());
    put("2", State.WAITING, "waits");
    assertEquals(Instant.ofEpochSecond(3), board.list().get(0).since());
    put("2", State.WAITING, "waits");
    assertEquals(Instant.ofEpochSecond(3), board.list().get(0).since());
    board.remove(Set.of("a.jar", "b.jar"));
    assertEquals(List.of(), board.list());
  }

  @Test
  void aReasonIsOneLine() {
    put("1", State.REFUSED, "it has an entry twice: x\r\n2026 ERROR forged\u2028line");
    assertEquals("it has an entry twice: x  2026 ERROR forged line", board.list().get(0).reason());
    put("1", State.REFUSED, "x".repeat(600));
    assertEquals(501, board.list().get(0).reason().length());
  }
}
