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
  void aFolderThatIsNotThereTrustsNobody() {
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

  @Test
  void aLinkThatLeadsNowhereTakesNothingFromOthers() throws Exception {
    Files.writeString(folder.resolve("sha256.txt"), ONE + "  a.jar\n");
    Files.createSymbolicLink(folder.resolve("old.pem"), folder.resolve("gone"));

    assertEquals(Set.of(ONE), new TrustFolder(folder).trusted().hashes());
  }
}
