package org.stagedoor.stage.password;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.stagedoor.api.account.Guesses;

/** Notes each guess with its end: {@code "@alice:example.org right"}. */
final class RecordingGuesses implements Guesses {
  private final List<String> ends = new CopyOnWriteArrayList<>();

  List<String> ends() {
    return List.copyOf(ends);
  }

  @Override
  public Guess open(Set<Subject> subjects) {
    String key = subjects.iterator().next().key();
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
        ends.add(key + " " + end);
      }
    };
  }
}
