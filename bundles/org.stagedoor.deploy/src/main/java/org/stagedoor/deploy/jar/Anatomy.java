package org.stagedoor.deploy.jar;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;

/**
 * What a jar says of itself, after all of it was read once.
 *
 * @param name the symbolic name
 * @param version the version
 * @param host whose fragment it is
 * @param exports the packages that it exports
 */
record Anatomy(String name, Version version, Optional<String> host, Set<String> exports) {
  private static final long MOST_MANIFEST = 4 << 20;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}]");

  /** As OSGi has it: it names a folder of ours, too. */
  private static final Pattern NAME =
      Pattern.compile("(?=.{1,200}$)[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*");

  /**
   * Reads a jar.
   *
   * @throws Flaw if it can't be deployed
   * @throws Unfinished if its end is missing
   */
  static Anatomy of(Path file, Limits limits) throws IOException, Flaw, Unfinished {
    ZipEnd.check(file);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      readThrough(zip, limits);
      ZipEntry manifest = zip.getEntry(JarFile.MANIFEST_NAME);
      if (manifest == null || manifest.getSize() > MOST_MANIFEST) {
        throw new Flaw("it is no bundle: it has no manifest");
      }
      return of(headers(zip, manifest));
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw new Flaw("it is corrupt: " + e.getMessage());
    }
  }

  private static Attributes headers(ZipFile zip, ZipEntry manifest) throws Flaw {
    try (InputStream in = zip.getInputStream(manifest)) {
      byte[] text = in.readAllBytes();
      ManifestText.check(text);
      return new Manifest(new ByteArrayInputStream(text)).getMainAttributes();
    } catch (IOException e) {
      throw new Flaw("its manifest can't be read: " + e.getMessage());
    }
  }

  private static void readThrough(ZipFile zip, Limits limits) throws IOException, Flaw {
    if (zip.size() > limits.entries()) {
      throw new Flaw("it has more than " + limits.entries() + " entries");
    }
    Set<String> names = new HashSet<>();
    byte[] block = new byte[8192];
    long unpacked = 0;
    for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
      checkName(entry.getName(), names);
      CRC32 sum = new CRC32();
      long before = unpacked;
      try (InputStream in = zip.getInputStream(entry)) {
        for (int count = in.read(block); count >= 0; count = in.read(block)) {
          sum.update(block, 0, count);
          unpacked += count;
          if (unpacked > limits.unpacked()) {
            throw new Flaw("unpacked it is larger than " + (limits.unpacked() >> 20) + " MiB");
          }
        }
      }
      check(entry, sum.getValue(), unpacked - before);
    }
  }

  /** What it claims is what the framework and the check of signatures will go by. */
  private static void check(ZipEntry entry, long sum, long size) throws Flaw {
    if (sum != entry.getCrc() || size != entry.getSize()) {
      throw new Flaw("it is corrupt: " + entry.getName() + " has another checksum or size");
    }
    if (entry.isDirectory() && size > 0) {
      // The framework would take it for the file of that name.
      throw new Flaw("it has a folder that is a file: " + entry.getName());
    }
  }

  /**
   * Two readers of a jar may differ in what they take, where a name is there twice or leads out.
   */
  private static void checkName(String name, Set<String> names) throws Flaw {
    if (CONTROL.matcher(name).find()) {
      throw new Flaw("it has an entry with control characters in its name");
    }
    if (!names.add(name)) {
      throw new Flaw("it has an entry twice: " + name);
    }
    if (name.startsWith("/")
        || name.contains("\\")
        || List.of(name.split("/", -1)).contains("..")) {
      throw new Flaw("it has an entry that leads out of it: " + name);
    }
    if (name.toUpperCase(Locale.ROOT).equals(JarFile.MANIFEST_NAME)
        && !name.equals(JarFile.MANIFEST_NAME)) {
      throw new Flaw("it has a manifest that is written otherwise: " + name);
    }
  }

  private static Anatomy of(Attributes headers) throws Flaw {
    String name = Header.first(headers.getValue(Constants.BUNDLE_SYMBOLICNAME));
    if (name.isEmpty()) {
      throw new Flaw(
          "it is no bundle: its manifest has no Bundle-SymbolicName. A library that is none goes"
              + " into the jar of the stage that needs it");
    }
    if (!NAME.matcher(name).matches()) {
      throw new Flaw("its symbolic name can't be: " + name);
    }
    String host = Header.first(headers.getValue(Constants.FRAGMENT_HOST));
    return new Anatomy(
        name,
        version(Header.first(headers.getValue(Constants.BUNDLE_VERSION))),
        host.isEmpty() ? Optional.empty() : Optional.of(host),
        Header.names(headers.getValue(Constants.EXPORT_PACKAGE)));
  }

  private static Version version(String text) throws Flaw {
    try {
      return Version.parseVersion(text);
    } catch (IllegalArgumentException e) {
      throw new Flaw("its version can't be: " + text);
    }
  }
}
