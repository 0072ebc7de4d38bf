package org.stagedoor.indexer;

import aQute.bnd.osgi.Domain;
import aQute.bnd.osgi.repository.XMLResourceGenerator;
import aQute.bnd.osgi.resource.ResourceBuilder;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import org.osgi.resource.Resource;

/**
 * The index of the bundles below a folder, in the XML of OSGi's Repository Service specification.
 * Addresses are relative to the index, the same bundles give the same bytes.
 *
 * @param root the folder that the index is for
 * @param files which jars below it, as patterns such as {@code bundle/**}; a jar that is no bundle
 *     is passed over
 */
public record Index(Path root, List<String> files) {
  private static final String TYPE = "application/vnd.osgi.bundle";

  /** Resolvers that keep an index compare this number; an archive has one index for ever. */
  private static final long INCREMENT = 1;

  /** Copies the patterns. */
  public Index {
    files = List.copyOf(files);
  }

  /**
   * Writes {@code index.xml}.
   *
   * @param arguments the folder that the index is for, the index's name, and the patterns of files
   */
  public static void main(String... arguments) throws IOException {
    List<String> words = List.of(arguments);
    Path root = Path.of(words.get(0));
    new Index(root, words.subList(2, words.size())).write(words.get(1));
  }

  /** Writes it over what was there. */
  void write(String name) throws IOException {
    XMLResourceGenerator xml = new XMLResourceGenerator().name(name).increment(INCREMENT);
    for (Path jar : jars()) {
      xml.resource(resource(jar));
    }
    xml.save(root.resolve("index.xml").toFile());
  }

  private List<Path> jars() throws IOException {
    List<PathMatcher> wanted =
        files.stream().map(it -> FileSystems.getDefault().getPathMatcher("glob:" + it)).toList();
    try (Stream<Path> found = Files.walk(root)) {
      return found
          .filter(file -> file.toString().endsWith(".jar"))
          .filter(file -> wanted.stream().anyMatch(it -> it.matches(root.relativize(file))))
          .filter(Index::isBundle)
          .sorted()
          .toList();
    }
  }

  private static boolean isBundle(Path jar) {
    return manifest(jar).getMainAttributes().getValue("Bundle-SymbolicName") != null;
  }

  private Resource resource(Path jar) throws IOException {
    ResourceBuilder resource = new ResourceBuilder();
    resource.addManifest(Domain.domain(manifest(jar)));
    byte[] content = Files.readAllBytes(jar);
    resource.addContentCapability(
        root.toUri().relativize(jar.toUri()), sha256(content), content.length, TYPE);
    return resource.build();
  }

  private static Manifest manifest(Path jar) {
    try (JarFile file = new JarFile(jar.toFile())) {
      return Objects.requireNonNullElseGet(file.getManifest(), Manifest::new);
    } catch (IOException e) {
      throw new IllegalArgumentException("cannot read " + jar, e);
    }
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of()
          .withUpperCase()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
