package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Version;
import org.stagedoor.api.deploy.Deployment.State;
import org.stagedoor.deploy.jar.BundleJar;

/** Which jar serves. */
class ChoiceTest {
  private static final Candidate ONE = candidate("a-1.jar", "1.0.0", 10);
  private static final Candidate TWO = candidate("a-2.jar", "2.0.0", 5);
  private static final Optional<Version> SHIPPED = Optional.of(new Version(1, 5, 0));

  private static Candidate candidate(String file, String version, long modified) {
    BundleJar jar =
        new BundleJar(
            Path.of(file),
            file + version,
            "a",
            Version.parseVersion(version),
            Optional.empty(),
            Set.of());
    return new Candidate(file, jar, Instant.ofEpochSecond(modified));
  }

  private static Choice choose(
      List<Candidate> dropped,
      Optional<Candidate> kept,
      Optional<Version> shipped,
      Set<String> failed,
      Set<String> files) {
    return Choice.of(new Choice.Situation(dropped, kept, shipped, failed, files));
  }

  private static Choice choose(Candidate... dropped) {
    return choose(List.of(dropped), Optional.empty(), Optional.empty(), Set.of(), Set.of());
  }

  private static Choice.Remark remark(Choice choice, String file) {
    return Objects.requireNonNull(choice.remarks().get(file));
  }

  @Test
  void theHighestServesWhateverCameFirst() {
    for (Choice choice : List.of(choose(ONE, TWO), choose(TWO, ONE))) {
      assertEquals(Optional.of(TWO), choice.target());
      assertEquals(State.SUPERSEDED, remark(choice, "a-1.jar").state());
      assertEquals("2.0.0 of a-2.jar serves", remark(choice, "a-1.jar").reason());
    }
  }

  @Test
  void ofTheSameVersionTheLaterServes() {
    Candidate later = candidate("a.jar", "1.0.0", 11);
    assertEquals(Optional.of(later), choose(ONE, later).target());
  }

  @Test
  void whatFailedIsPassedOver() {
    Choice choice =
        choose(
            List.of(ONE, TWO),
            Optional.empty(),
            Optional.empty(),
            Set.of(TWO.jar().sha256()),
            Set.of("a-1.jar", "a-2.jar"));
    assertEquals(Optional.of(ONE), choice.target());
    assertEquals(Set.of(), choice.remarks().keySet());
  }

  @Test
  void whatWasOverwrittenServesOnIfTheNewOneFails() {
    Candidate kept = candidate("a-2.jar", "1.9.0", 1);
    Choice choice =
        choose(
            List.of(TWO),
            Optional.of(kept),
            Optional.empty(),
            Set.of(TWO.jar().sha256()),
            Set.of("a-2.jar"));
    assertEquals(Optional.of(kept), choice.target());
  }

  @Test
  void whatWasRemovedServesOnOnlyIfTheNewOneFails() {
    Set<String> files = Set.of("a-2.jar");
    Set<String> failed = Set.of(TWO.jar().sha256());
    assertEquals(
        Optional.of(TWO),
        choose(List.of(TWO), Optional.of(ONE), Optional.empty(), Set.of(), files).target());
    assertEquals(
        Optional.of(ONE),
        choose(List.of(TWO), Optional.of(ONE), Optional.empty(), failed, files).target());
    assertEquals(
        Optional.empty(),
        choose(List.of(), Optional.of(ONE), Optional.empty(), Set.of(), Set.of()).target());
  }

  @Test
  void aFileIsNotReplacedByAnOlderVersion() {
    Candidate kept = candidate("a-1.jar", "3.0.0", 1);
    Choice choice =
        choose(List.of(ONE), Optional.of(kept), Optional.empty(), Set.of(), Set.of("a-1.jar"));
    assertEquals(Optional.of(kept), choice.target());
    assertEquals(State.REFUSED, remark(choice, "a-1.jar").state());
    assertTrue(remark(choice, "a-1.jar").reason().contains("older than the 3.0.0"));
  }

  @Test
  void nothingOlderThanWhatIsShippedServes() {
    Choice older = choose(List.of(ONE), Optional.empty(), SHIPPED, Set.of(), Set.of("a-1.jar"));
    assertEquals(Optional.empty(), older.target());
    assertEquals("it is older than the 1.5.0 that is shipped", remark(older, "a-1.jar").reason());
    assertEquals(
        Optional.of(TWO),
        choose(List.of(TWO), Optional.empty(), SHIPPED, Set.of(), Set.of()).target());
  }
}
