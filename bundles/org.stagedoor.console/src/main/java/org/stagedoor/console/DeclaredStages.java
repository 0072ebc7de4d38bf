package org.stagedoor.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Reads in a bundle which stages it declares, so that something is known of it before it runs. What
 * can't be read declares nothing.
 */
final class DeclaredStages {
  private static final Logger LOG = LoggerFactory.getLogger(DeclaredStages.class);
  private static final String TYPE = "stagedoor.stage";
  private static final String DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

  private DeclaredStages() {}

  /** The inside of a bundle. */
  @FunctionalInterface
  interface Entries {
    /** An entry; null if there is none. */
    @Nullable InputStream open(String path) throws IOException;
  }

  /**
   * The stages that a bundle declares.
   *
   * @param components the header {@code Service-Component}; may be null
   */
  static List<StageSource> of(@Nullable String components, Entries entries) {
    List<StageSource> found = new ArrayList<>();
    if (components == null) {
      return found;
    }
    for (String path : components.split("\\s*,\\s*", 0)) {
      try (InputStream in = entries.open(path.strip())) {
        if (in != null) {
          read(in).ifPresent(found::add);
        }
      } catch (IOException | SAXException | ParserConfigurationException e) {
        LOG.debug("Can't read {}: {}", path, e.getMessage());
      }
    }
    return found;
  }

  private static Optional<StageSource> read(InputStream in)
      throws IOException, SAXException, ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(DOCTYPE, true);
    Document document = factory.newDocumentBuilder().parse(in);
    NodeList properties = document.getElementsByTagName("property");
    for (int i = 0; i < properties.getLength(); i++) {
      Element property = (Element) properties.item(i);
      if (property.getAttribute("name").equals(TYPE)) {
        String component = document.getDocumentElement().getAttribute("name");
        return Optional.of(new StageSource(property.getAttribute("value"), component));
      }
    }
    return Optional.empty();
  }
}
