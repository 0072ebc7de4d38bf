package org.stagedoor.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.opentest4j.AssertionFailedError;
import org.stagedoor.api.stage.Stage;
import org.stagedoor.api.stage.StageType;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * What a stage declares about itself to the core, read from the component description that bnd
 * wrote.
 */
final class Declared {
  private static final String EXAMPLE =
      "write @Component and @StageType(stage = \"org.example.riddle\") above the class";

  private static final Pattern TYPE = Pattern.compile("[a-z][a-z0-9_.-]{0,254}");

  private final Map<String, String> properties;

  private Declared(Map<String, String> properties) {
    this.properties = properties;
  }

  /**
   * Reads the description of a stage.
   *
   * @throws AssertionFailedError if it has none, or one that the core does not understand
   */
  static Declared by(Class<?> stage) {
    String path = "/OSGI-INF/" + stage.getName() + ".xml";
    try (InputStream in = stage.getResourceAsStream(path)) {
      if (in == null) {
        throw Advice.of(
            "is no component: there is no " + path + " on the class path",
            "the core finds stages in the service registry, where Declarative Services puts them",
            EXAMPLE + ", and have bnd process the classes before the tests run");
      }
      Document description =
          DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in);
      Declared declared = new Declared(properties(description));
      declared.check(description);
      return declared;
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new AssertionFailedError("can't read " + path, e);
    }
  }

  /** How long a call may take: what the stage declares, or what holds without. */
  static int timeLimitMillis(Class<?> stage) {
    try {
      return Integer.parseInt(by(stage).property("timeLimitMillis"));
    } catch (AssertionFailedError e) {
      // Told by the test of what it declares.
      return 10_000;
    }
  }

  private static Map<String, String> properties(Document description) {
    Map<String, String> properties = new HashMap<>();
    NodeList elements = description.getElementsByTagName("property");
    for (int i = 0; i < elements.getLength(); i++) {
      Element property = (Element) elements.item(i);
      properties.put(property.getAttribute("name"), property.getAttribute("value"));
    }
    return properties;
  }

  private void check(Document description) {
    NodeList services = description.getElementsByTagName("provide");
    boolean provided = false;
    for (int i = 0; i < services.getLength(); i++) {
      Element service = (Element) services.item(i);
      provided |= service.getAttribute("interface").equals(Stage.class.getName());
    }
    if (!provided) {
      throw Advice.of(
          "is no service of the type Stage",
          "the core looks for services of that type",
          "let the class itself implement Stage, or write @Component(service = Stage.class)");
    }
    if (!TYPE.matcher(type()).matches()) {
      throw Advice.of(
          type().isEmpty() ? "has no @StageType" : "declares the auth type \"" + type() + "\"",
          "clients and flows name it; the specification wants a namespaced identifier",
          EXAMPLE);
    }
    range("concurrency", 1, 1000);
    range("timeLimitMillis", 100, 120_000);
  }

  private void range(String member, int least, int most) {
    int value = Integer.parseInt(property(member));
    if (value < least || value > most) {
      throw Advice.of(
          "declares " + member + " = " + value,
          "the core does not take up a stage whose bounds it can't hold",
          "choose %d to %d".formatted(least, most));
    }
  }

  private String property(String member) {
    return properties.getOrDefault("stagedoor." + member, "");
  }

  /** The auth type. */
  String type() {
    return property("stage");
  }

  /** What a passed stage vouches for. */
  StageType.Proves proves() {
    return StageType.Proves.valueOf(property("proves"));
  }
}
