package org.stagedoor.deploy.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
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

/** What is read of etc/trust. */
class TrustFolderTest {
  private static final String ONE = "ab".repeat(32);
  private static final String TWO = "cd".repeat(32);

  @TempDir Path folder;

  private Policy listed(TrustFolder trusted) {
    return trusted.policy(Trust.LISTED, InstantSource.system());
  }

  private BundleJar jar(String hash) {
    return new BundleJar(folder, hash, "a", Version.emptyVersion, Optional.empty(), Set.of());
  }

  @Test
  void aFolderThatIsNotThereTrustsNobody() throws Exception {
    TrustFolder none = new TrustFolder(folder.resolve("none"));
    assertEquals(Trusted.NOTHING, none.trusted());
    assertTrue(listed(none).refusal(jar(ONE)).isPresent());
    assertEquals(
        Optional.empty(), none.policy(Trust.ANY, InstantSource.system()).refusal(jar(ONE)));
  }

  @Test
  void listsAreThoseOfSha256sum() throws Exception {
    Files.writeString(
        folder.resolve("sha256.txt"),
        "# mine\n" + ONE.toUpperCase(java.util.Locale.ROOT) + "  optional/a.jar\n\nnonsense\n");
    Files.writeString(folder.resolve("more.txt"), "\\" + TWO + " *b\\nb.jar\n");
    TrustFolder trusted = new TrustFolder(folder);

    assertEquals(Set.of(ONE, TWO), trusted.trusted().hashes());
    assertEquals(Optional.empty(), listed(trusted).refusal(jar(ONE)));
    assertTrue(listed(trusted).refusal(jar("00".repeat(32))).orElse("").contains("0000"));
  }

  @Test
  void aChangeIsSeenAndABadFileHarmsNoOther() throws Exception {
    TrustFolder trusted = new TrustFolder(folder);
    Trusted before = trusted.trusted();
    assertSame(before, trusted.trusted());
    Signer friend = Signer.of(folder, "friend", "-1d");
    friend.pem(folder.resolve("friend.pem"));
    Files.writeString(folder.resolve("bad.pem"), "-----BEGIN CERTIFICATE-----\nnone\n");

    assertEquals(Set.of(friend.certificate()), trusted.trusted().certificates());
  }

  /** What the system says when the process has too many files open is an IOException, too. */
  @Test
  void aFolderThatCanNotBeReadCountsAsItDid() throws Exception {
    Path trust = Files.createDirectory(folder.resolve("trust"));
    Path list = Files.writeString(trust.resolve("sha256.txt"), ONE + "  a.jar\n");
    TrustFolder trusted = new TrustFolder(trust);
    Trusted before = trusted.trusted();
    Files.move(list, folder.resolve("aside.txt"));
    Files.delete(trust);
    Files.writeString(trust, "no folder");

    assertSame(before, trusted.trusted());
    assertEquals(Set.of(ONE), before.hashes());

    Files.delete(trust);
    assertEquals(Trusted.NOTHING, trusted.trusted());
    Files.createDirectory(trust);
    Files.move(folder.resolve("aside.txt"), list);
    assertEquals(Set.of(ONE), trusted.trusted().hashes());
  }

  @Test
  void aFileThatCanNotBeReadCountsAsItDidAndIsReadLater() throws Exception {
    Path list = Files.writeString(folder.resolve("sha256.txt"), ONE + "  a.jar\n");
    TrustFolder trusted = new TrustFolder(folder);
    assertEquals(Set.of(ONE), trusted.trusted().hashes());
    Files.delete(list);
    Files.createSymbolicLink(list, list);
    Files.writeString(folder.resolve("more.txt"), TWO + "  b.jar\n");

    assertEquals(Set.of(ONE, TWO), trusted.trusted().hashes());

    Files.delete(list);
    Files.writeString(list, "# none\n");
    assertEquals(Set.of(TWO), trusted.trusted().hashes());
    Files.delete(folder.resolve("more.txt"));
    assertEquals(Trusted.NOTHING, trusted.trusted());
  }

  @Test
  void aLinkThatLeadsNowhereTakesNothingFromOthers() throws Exception {
    Files.writeString(folder.resolve("sha256.txt"), ONE + "  a.jar\n");
    Files.createSymbolicLink(folder.resolve("old.pem"), folder.resolve("gone"));

    assertEquals(Set.of(ONE), new TrustFolder(folder).trusted().hashes());
  }
}
