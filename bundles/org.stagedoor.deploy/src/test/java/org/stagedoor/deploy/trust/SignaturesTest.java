package org.stagedoor.deploy.trust;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.deploy.jar.JarBuilder;

/** Whose jars are taken, and what an attacker may try. */
class SignaturesTest {
  @TempDir static Path folder;

  private static Instant now;
  private static Signer friend;
  private static Signer stranger;
  private static Path plain;
  private static Path signed;

  @BeforeAll
  static void sign() throws Exception {
    now = Instant.now();
    friend = Signer.of(folder, "friend", "-1d");
    stranger = Signer.of(folder, "stranger", "-1d");
    plain = JarBuilder.bundle("org.example.a", "1").write(folder.resolve("plain.jar"));
    signed = friend.sign(plain, folder.resolve("signed.jar"));
  }

  private static Optional<String> judge(Path jar, Instant at) throws IOException {
    return new Signatures(Set.of(friend.certificate()), at).refusal(jar);
  }

  private static String refusal(Path jar) throws IOException {
    return judge(jar, now).orElse("");
  }

  /** The signed jar with an entry replaced or added. */
  private static Path forged(String entry, byte[] content) throws Exception {
    return copy(signed).with(entry, content).write(folder.resolve("forged.jar"));
  }

  private static JarBuilder copy(Path jar) throws Exception {
    JarBuilder copy = JarBuilder.empty();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (var one : Collections.list(zip.entries())) {
        copy.with(one.getName(), Signer.read(zip, one.getName()));
      }
    }
    return copy;
  }

  private static String entry(String name) throws Exception {
    try (ZipFile zip = new ZipFile(signed.toFile())) {
      return new String(Signer.read(zip, name), UTF_8);
    }
  }

  @Test
  void aJarOfAFriendIsTaken() throws Exception {
    assertEquals(Optional.empty(), judge(signed, now));
  }

  @Test
  void oneWithoutASignatureIsNot() throws Exception {
    assertTrue(refusal(plain).startsWith("it is not signed; have it signed"), refusal(plain));
  }

  @Test
  void oneOfAStrangerIsNot() throws Exception {
    Path jar = stranger.sign(plain, folder.resolve("strange.jar"));
    assertTrue(refusal(jar).contains("CN=stranger"), refusal(jar));
    assertTrue(new Signatures(Set.of(), now).refusal(signed).isPresent());
  }

  @Test
  void anEntryMayNotBeChanged() throws Exception {
    String refusal = refusal(forged("org/example/Stage.class", "evil".getBytes(UTF_8)));
    assertTrue(refusal.contains("changed after it was signed"), refusal);
  }

  @Test
  void anEntryMayNotBeAdded() throws Exception {
    for (String name :
        new String[] {
          "org/example/Evil.class",
          "META-INF/evil.xml",
          "META-INF/versions/9/A.class",
          "META-INF/sub/X.SF",
          "OSGI-INF/evil.xml"
        }) {
      String refusal = refusal(forged(name, "evil".getBytes(UTF_8)));
      assertTrue(refusal.contains("no signature that counts: " + name), name + ": " + refusal);
    }
  }

  @Test
  void theManifestMayNotBeChanged() throws Exception {
    String manifest = entry("META-INF/MANIFEST.MF");
    String activator = manifest.replaceFirst("\r\n", "\r\nBundle-Activator: org.example.Stage\r\n");
    assertTrue(
        refusal(forged("META-INF/MANIFEST.MF", activator.getBytes(UTF_8))).contains("changed"));
    String section = manifest + "Name: more\r\nX: y\r\n\r\n";
    assertTrue(
        refusal(forged("META-INF/MANIFEST.MF", section.getBytes(UTF_8))).contains("changed"));
  }

  @Test
  void theSignatureMayNotBeWeakened() throws Exception {
    String file = entry("META-INF/TEST.SF").replaceAll("(?m)^SHA-256-Digest-Manifest.*\r\n", "");
    assertTrue(!refusal(forged("META-INF/TEST.SF", file.getBytes(UTF_8))).isEmpty());
  }

  @Test
  void anotherSignatureFileDoesNotHelp() throws Exception {
    String made = "Signature-Version: 1.0\r\n\r\n";
    assertTrue(!refusal(forged("META-INF/MORE.SF", made.getBytes(UTF_8))).isEmpty());
  }

  /** What Java's reader can't verify it passes over. */
  @Test
  void filesOfNoSignatureThatCountsAreRefused() throws Exception {
    byte[] made = entry("META-INF/TEST.SF").getBytes(UTF_8);
    for (String name :
        new String[] {
          "META-INF/SIG-EVIL",
          "META-INF/sig-evil",
          "META-INF/MORE.SF",
          "META-INF/MORE.RSA",
          "META-INF/MORE.DSA",
          "META-INF/more.ec",
          "META-INF/TEST.RSA"
        }) {
      String refusal = refusal(forged(name, made));
      assertTrue(refusal.contains("belongs to no signature that counts"), name + ": " + refusal);
    }
  }

  /** The list is one that covers the manifest; what should sign it does not. */
  @Test
  void aSignatureOfSomethingElseIsRefused() throws Exception {
    Path other = friend.sign(forged("more", new byte[3]), folder.resolve("other.jar"));
    byte[] block;
    try (ZipFile zip = new ZipFile(other.toFile())) {
      block = Signer.read(zip, "META-INF/TEST.EC");
    }
    Path list = forged("META-INF/MORE.SF", entry("META-INF/TEST.SF").getBytes(UTF_8));
    JarBuilder both = copy(list).with("META-INF/MORE.EC", block);
    String refusal = refusal(both.write(folder.resolve("both.jar")));
    assertTrue(!refusal.isEmpty());
  }

  @Test
  void twoSignaturesThatCountAreTaken() throws Exception {
    Path twice = stranger.sign(signed, folder.resolve("twice.jar"), "SHA-256", "OTHER");
    assertEquals(Optional.empty(), judge(twice, now));
  }

  @Test
  void anEntryMayNotBeTakenOut() throws Exception {
    Path more = friend.sign(forged("more", new byte[3]), folder.resolve("more.jar"));
    assertEquals(Optional.empty(), judge(more, now));
    Path less = copy(more).without("more").write(folder.resolve("less.jar"));
    assertEquals("an entry of it was taken out after it was signed: more", refusal(less));
  }

  /** Where nothing is signed Java does not look whether the signature is any good. */
  @Test
  void aJarWithoutContentIsNotTaken() throws Exception {
    Path bare =
        JarBuilder.bundle("org.example.a", "1")
            .without("org/example/Stage.class")
            .write(folder.resolve("bare.jar"));
    Path jar = stranger.sign(bare, folder.resolve("empty.jar"));
    assertTrue(refusal(jar).contains("nothing in it"), refusal(jar));
  }

  @Test
  void oldDigestsDoNotCount() throws Exception {
    for (String digest : new String[] {"SHA-1", "MD5"}) {
      Path jar = friend.sign(plain, folder.resolve("old.jar"), digest);
      assertTrue(!refusal(jar).isEmpty(), digest);
    }
  }

  @Test
  void aCertificateCountsForItsTime() throws Exception {
    Duration later = Duration.ofDays(11);
    assertTrue(judge(signed, now.plus(later)).orElse("").contains("has expired"));
    assertTrue(judge(signed, now.minus(later)).orElse("").contains("is not valid before"));
  }
}
