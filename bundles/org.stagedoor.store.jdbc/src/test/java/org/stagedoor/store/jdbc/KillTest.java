package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.account.UserId;

/** Kills a process that registers with all its might, and looks at what it left. */
class KillTest {
  private static final int ROUNDS = 5;
  private static final int LINES = 400;

  @TempDir Path directory;

  @Test
  void leavesWhatWasAcknowledgedAndNothingByHalves() throws IOException, InterruptedException {
    List<String> acknowledged = new ArrayList<>();
    for (int round = 0; round < ROUNDS; round++) {
      acknowledged.addAll(killed(round));
      try (TestStore store = TestStore.sqlite(directory)) {
        acknowledged.forEach(line -> check(store, line));
        assertEquals(List.of(), halves(store));
      }
    }
    assertFalse(acknowledged.isEmpty());
  }

  /** What a process said that it has registered before it was killed. */
  private List<String> killed(int round) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path", "")),
                Registering.class.getName(),
                directory.toString(),
                Integer.toString(round))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader reader = process.inputReader()) {
      String line = reader.readLine();
      while (line != null) {
        lines.add(line);
        if (lines.size() == LINES * (round + 1)) {
          // Not the process itself, which would close the pipe with what is in it.
          process.toHandle().destroyForcibly();
        }
        line = reader.readLine();
      }
    }
    process.waitFor();
    // The last one may have been cut.
    return lines.subList(0, lines.size() - 1);
  }

  private static void check(TestStore store, String line) {
    String[] words = line.split(" ", -1);
    UserId user = new UserId(words[0], "example.org");
    assertEquals(
        user,
        store.tokens().resolve(words[1], Times.NOW).orElseThrow().account().user(),
        "token of " + line);
    assertEquals(1, store.devices().list(user).size());
  }

  private static List<String> halves(TestStore store) {
    return store
        .database()
        .list(
            "select name from account a where not exists"
                + " (select 1 from device d join token t on t.account = d.account"
                + " and t.device = d.id where d.account = a.name)"
                + " or not exists (select 1 from session s where s.id = a.name)",
            row -> row.getString(1));
  }
}
