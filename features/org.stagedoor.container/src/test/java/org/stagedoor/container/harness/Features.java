package org.stagedoor.container.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The features as the build made them, for a container that knows nothing of features. */
final class Features {
  private final Document descriptor;
  private final Path repository;

  private Features(Document descriptor, Path repository) {
    this.descriptor = descriptor;
    this.repository = repository;
  }

  static Features built() {
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
  List<Path> bundles(List<String> names) {
    Set<Path> bundles = new LinkedHashSet<>();
    Set<String> seen = new HashSet<>();
    names.forEach(name -> collect(name, seen, bundles));
    List<Path> reversed = new ArrayList<>(bundles);
    Collections.reverse(reversed);
    return reversed;
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
