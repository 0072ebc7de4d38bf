package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Version;
import org.stagedoor.api.deploy.Deployments.Trust;
import org.stagedoor.deploy.jar.BundleJar;
import org.stagedoor.deploy.jar.JarBuilder;
import org.stagedoor.deploy.trust.Policy;
import org.stagedoor.deploy.trust.Trusted;

/** How a jar is judged that can't be read for a while. */
class JudgeTest {
  private static final Policy ANY = policy(Trust.ANY);
  private static final Policy SIGNED = policy(Trust.SIGNED);

  @TempDir Path folder;
  private final Judge judge = new Judge(new Ground(ShelfTest.empty()), ANY);

  private static Policy policy(Trust trust) {
    return new Policy(trust, Trusted.NOTHING, InstantSource.system());
  }

  private BundleJar jar() {
    return new BundleJar(
        folder.resolve("a.jar"), "ab", "a", Version.emptyVersion, Optional.empty(), Set.of());
  }

  private String refusal() {
    return judge.refusal(jar()).orElse("");
  }

  @Test
  void itIsTriedAgainAtEachLook() throws Exception {
    judge.follow(SIGNED);
    assertTrue(refusal().startsWith("it can't be read now, and is tried again"), refusal());
    JarBuilder.bundle("a", "1").write(folder.resolve("a.jar"));
    assertTrue(judge.follow(SIGNED));
    assertTrue(refusal().startsWith("it is not signed"), refusal());
    assertFalse(judge.follow(SIGNED));
  }

  @Test
  void theSameRuleJudgesAsBefore() throws Exception {
    judge.follow(SIGNED);
    Path file = JarBuilder.bundle("a", "1").write(folder.resolve("a.jar"));
    String before = refusal();
    Files.delete(file);
    judge.follow(
        new Policy(Trust.SIGNED, new Trusted(Set.of(), Set.of("cd")), InstantSource.system()));
    assertEquals(before, refusal());
  }

  @Test
  void whatPassedAnotherRuleDoesNotPassThisOne() {
    assertEquals("", refusal());
    judge.follow(SIGNED);
    assertTrue(refusal().startsWith("it can't be read now"), refusal());
  }
}
