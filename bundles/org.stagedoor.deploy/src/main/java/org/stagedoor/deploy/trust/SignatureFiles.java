package org.stagedoor.deploy.trust;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarInputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The files that hold signatures, which can't be signed themselves: each must be part of a
 * signature that counts, so that nothing comes along in a signed jar that nobody vouches for.
 * Java's reader passes over those that it can't verify, so each signature is shown to it alone.
 */
final class SignatureFiles {
  private static final Pattern NAME =
      Pattern.compile(
          "META-INF/(?:(SIG-[^/]*)|([^/]+)\\.(SF|RSA|DSA|EC))", Pattern.CASE_INSENSITIVE);

  private SignatureFiles() {}

  /** Whether an entry is called as what holds a signature is. */
  static boolean isName(String entry) {
    return NAME.matcher(entry).matches();
  }

  /**
   * Which of them belongs to no signature that counts, in words; empty if each belongs to one.
   *
   * @param sample an entry that is signed
   */
  static Optional<String> refusal(JarFile jar, JarEntry sample) throws IOException {
    Map<String, List<JarEntry>> signatures = new TreeMap<>();
    for (JarEntry entry : jar.stream().toList()) {
      Matcher name = NAME.matcher(entry.getName());
      if (name.matches()) {
        String signature = name.group(2) == null ? entry.getName() : name.group(2);
        signatures
            .computeIfAbsent(signature.toUpperCase(Locale.ROOT), key -> new ArrayList<>())
            .add(entry);
      }
    }
    for (List<JarEntry> files : signatures.values()) {
      // One list and one signature of it: Java would be content with one of several.
      if (files.size() != 2 || !counts(jar, files, sample)) {
        return Optional.of(
            "it has a file that belongs to no signature that counts: " + files.get(0).getName());
      }
    }
    return Optional.empty();
  }

  private static boolean counts(JarFile jar, List<JarEntry> files, JarEntry sample)
      throws IOException {
    ByteArrayOutputStream alone = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(alone)) {
      copy(jar, jar.getJarEntry(JarFile.MANIFEST_NAME), zip);
      for (JarEntry file : files) {
        copy(jar, file, zip);
      }
      copy(jar, sample, zip);
    }
    try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(alone.toByteArray()))) {
      boolean signed = false;
      for (JarEntry one = in.getNextJarEntry(); one != null; one = in.getNextJarEntry()) {
        in.transferTo(OutputStream.nullOutputStream());
        signed |= one.getName().equals(sample.getName()) && one.getCodeSigners() != null;
      }
      return signed;
    } catch (SecurityException e) {
      return false;
    }
  }

  private static void copy(JarFile jar, JarEntry entry, ZipOutputStream zip) throws IOException {
    zip.putNextEntry(new ZipEntry(entry.getName()));
    try (InputStream in = jar.getInputStream(entry)) {
      in.transferTo(zip);
    }
    zip.closeEntry();
  }
}
