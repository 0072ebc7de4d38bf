package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.deploy.jar.Examined;
import org.stagedoor.deploy.jar.Intake;
import org.stagedoor.deploy.jar.JarBuilder;
import org.stagedoor.deploy.jar.Limits;

/** What is there to go back to. */
class KeptTest {
  @TempDir Path folder;

  private Intake intake() {
    return new Intake(folder.resolve("jars"));
  }

  private Kept kept() throws IOException {
    Kept kept = new Kept(folder.resolve("kept"), intake());
    kept.load(Limits.of(1 << 20));
    return kept;
  }

  private Candidate candidate(String file, String version) throws IOException {
    Path jar = JarBuilder.bundle("org.example.a", version).write(folder.resolve(file));
    Examined examined = intake().take(jar, Limits.of(1 << 20));
    return new Candidate(
        file, assertInstanceOf(Examined.Sound.class, examined).jar(), Instant.EPOCH);
  }

  @Test
  void theLastOfANameIsKeptOverARestart() throws Exception {
    Kept kept = kept();
    kept.keep(candidate("a-1.jar", "1.0.0"));
    Candidate second = candidate("a-2.jar", "2.0.0");
    kept.keep(second);
    Kept later = kept();

    assertEquals(Optional.of(second.jar()), later.of("org.example.a").map(Candidate::jar));
    assertEquals(Optional.of("org.example.a"), later.bundleOf("a-2.jar"));
    assertEquals(Optional.empty(), later.bundleOf("a-1.jar"));
  }

  @Test
  void oneIsForgottenForGood() throws Exception {
    Kept kept = kept();
    kept.keep(candidate("a.jar", "1.0.0"));
    kept.forget("org.example.a");
    kept.forget("org.example.none");

    assertEquals(Optional.empty(), kept.of("org.example.a"));
    assertEquals(Optional.empty(), kept().of("org.example.a"));
  }

  @Test
  void whatACrashLeftHalfWrittenIsPassedOver() throws Exception {
    Kept kept = kept();
    kept.keep(candidate("a.jar", "1.0.0"));
    Path copy = folder.resolve("kept/org.example.a/a.jar");
    Files.write(copy, new byte[] {'P', 'K'});

    assertEquals(Optional.empty(), kept().of("org.example.a"));
    assertTrue(Files.notExists(copy));
  }

  @Test
  void whatDoesNotBelongThereHarmsNobody() throws Exception {
    Kept kept = kept();
    kept.keep(candidate("a.jar", "1.0.0"));
    Files.writeString(folder.resolve("kept/stray.jar"), "nothing of ours");

    assertTrue(kept().of("org.example.a").isPresent());
  }
}
