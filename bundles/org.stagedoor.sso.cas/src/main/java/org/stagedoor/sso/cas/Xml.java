package org.stagedoor.sso.cas;

import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/** Reads XML of strangers: without document types, so without entities and what they can do. */
final class Xml {
  /** What CAS and its log-outs send nests five levels deep. */
  private static final int MAX_DEPTH = 20;

  private Xml() {}

  /**
   * The root of a text.
   *
   * @throws IOException if it is no XML, declares a document type, or nests deeper than 20 elements
   */
  static Element root(String text) throws IOException {
    try {
      DocumentBuilder builder = factory().newDocumentBuilder();
      // Or errors go to the console.
      builder.setErrorHandler(new DefaultHandler());
      Document document = builder.parse(new InputSource(new StringReader(text)));
      return document.getDocumentElement();
    } catch (SAXException e) {
      throw new IOException("no XML as it should be", e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e); // Java's own parser can do all of it
    }
  }

  private static DocumentBuilderFactory factory() throws ParserConfigurationException {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    factory.setAttribute(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
    factory.setAttribute("jdk.xml.maxElementDepth", MAX_DEPTH);
    factory.setXIncludeAware(false);
    factory.setExpandEntityReferences(false);
    return factory;
  }

  /** The elements in an element. */
  static Stream<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast);
  }

  /** The first element of a name in an element. */
  static Optional<Element> child(Element parent, String namespace, String name) {
    return children(parent)
        .filter(one -> name.equals(one.getLocalName()) && namespace.equals(one.getNamespaceURI()))
        .findFirst();
  }

  /**
   * What is written in an element, without the white space around it; empty if elements are in it,
   * too: readers differ about what that says.
   */
  static String text(Element element) {
    return children(element).findAny().isPresent() ? "" : element.getTextContent().strip();
  }
}
