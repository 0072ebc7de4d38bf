package org.stagedoor.container.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The features as the build made them, for a container that knows nothing of features. */
public final class Features {
  private static final Pattern TYPE =
      Pattern.compile("org\\.stagedoor\\.stage;type(?::String)?=\"?([^\",;]+)");

  private final Document descriptor;
  private final Path repository;

  private Features(Document descriptor, Path repository) {
    this.descriptor = descriptor;
    this.repository = repository;
  }

  /** Those that the build made. */
  public static Features built() {
    String file = System.getProperty("stagedoor.features");
    try {
      return new Features(
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file),
          Path.of(System.getProperty("stagedoor.repository")));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }

  /**
   * The bundles of some features and of those that they need; who needs another comes before it,
   * since no order may matter.
   */
  public List<Path> bundles(List<String> names) {
    Set<Path> bundles = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    names.forEach(name -> collect(name, seen, bundles));
    List<Path> reversed = new ArrayList<>(bundles);
    Collections.reverse(reversed);
    return reversed;
  }

  /** The features, by their names. */
  public List<String> names() {
    return elements(descriptor.getDocumentElement(), "feature")
        .map(feature -> feature.getAttribute("name"))
        .toList();
  }

  /** All auth types that there are features for. */
  public Set<String> types() {
    Set<String> types = new TreeSet<>();
    names().forEach(name -> types.addAll(types(name)));
    return types;
  }

  /** The auth types that the stages of a feature serve, and of those that it needs. */
  public Set<String> types(String name) {
    Set<String> types = new TreeSet<>();
    bundles(List.of(name)).forEach(bundle -> types.addAll(Features.types(bundle)));
    return types;
  }

  /** By the capabilities that {@code @StageType} left in the manifest. */
  private static Set<String> types(Path bundle) {
    try (JarFile jar = new JarFile(bundle.toFile())) {
      String provided = jar.getManifest().getMainAttributes().getValue("Provide-Capability");
      return provided == null
          ? Set.of()
          : TYPE.matcher(provided).results().map(it -> it.group(1)).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A feature that the descriptor does not define is the container's own. */
  private void collect(String name, Set<String> seen, Set<Path> bundles) {
    if (!seen.add(name)) {
      return;
    }
    elements(descriptor.getDocumentElement(), "feature")
        .filter(feature -> feature.getAttribute("name").equals(name))
        .forEach(
            feature -> {
              elements(feature, "feature")
                  .forEach(needed -> collect(needed.getTextContent().strip(), seen, bundles));
              elements(feature, "bundle")
                  .map(bundle -> file(bundle.getTextContent().strip()))
                  .forEach(bundles::add);
            });
  }

  private static Stream<Element> elements(Element parent, String name) {
    return IntStream.range(0, parent.getChildNodes().getLength())
        .mapToObj(parent.getChildNodes()::item)
        .filter(node -> node instanceof Element && node.getNodeName().equals(name))
        .map(Element.class::cast);
  }

  /** Where the repository keeps {@code mvn:group/artifact/version}. */
  private Path file(String url) {
    String[] parts = url.substring("mvn:".length()).split("/", -1);
    return repository
        .resolve(parts[0].replace('.', '/'))
        .resolve(parts[1])
        .resolve(parts[2])
        .resolve(parts[1] + "-" + parts[2] + ".jar");
  }
}
