package org.stagedoor.rules;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The working copy whose build is judged. */
final class House {
  private static final Path ROOT = Path.of(System.getProperty("stagedoor.root")).normalize();
  private static final String VERSION = System.getProperty("stagedoor.version");

  private House() {}

  /** Every bundle that bundles/pom.xml names. */
  static Stream<BuiltBundle> bundles() {
    return elements("bundles/pom.xml", "module")
        .map(Element::getTextContent)
        .map(folder -> BuiltBundle.read(ROOT.resolve("bundles").resolve(folder), VERSION));
  }

  /**
   * The bundles of the server: neither what stage authors test with nor what they learn from, nor
   * the deployer of the standalone server, as other containers have their own.
   */
  static Stream<BuiltBundle> shipped() {
    return bundles()
        .filter(bundle -> !bundle.name().equals("org.stagedoor.testkit"))
        .filter(bundle -> !bundle.name().equals("org.stagedoor.deploy"))
        .filter(bundle -> !bundle.name().startsWith("org.stagedoor.example."));
  }

  /** The bundles of the auth types that are shipped. */
  static Stream<BuiltBundle> stages() {
    return bundles().filter(bundle -> bundle.name().startsWith("org.stagedoor.stage."));
  }

  /** The features that Karaf is offered. */
  static List<Element> features() {
    return elements("features/org.stagedoor.features/src/main/feature/features.xml", "feature")
        .filter(feature -> feature.hasAttribute("name"))
        .toList();
  }

  /** The elements of a name, at any depth, in a file of the working copy. */
  static Stream<Element> elements(String file, String name) {
    return elements(parse(ROOT.resolve(file)).getElementsByTagName(name));
  }

  static Stream<Element> elements(NodeList nodes) {
    return IntStream.range(0, nodes.getLength()).mapToObj(i -> (Element) nodes.item(i));
  }

  private static Document parse(Path file) {
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("cannot read " + file, e);
    }
  }
}
