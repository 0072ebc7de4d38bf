package org.stagedoor.sso.cas;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.stagedoor.api.account.IdentityProvider.Reason;
import org.w3c.dom.Element;

/**
 * What the server says of a ticket: {@code cas:serviceResponse}.
 *
 * @param user whose it is
 * @param attributes what else is said of her, each with its values
 */
record Validation(String user, Map<String, List<String>> attributes) {
  private static final String CAS = "http://www.yale.edu/tp/cas";
  private static final int MAX_USER = 512;
  private static final int MAX_DETAIL = 100;

  /** Copies the map. */
  Validation {
    attributes = Map.copyOf(attributes);
  }

  /**
   * Reads an answer.
   *
   * @throws Refusal if the server does not know the ticket, or not as ours
   * @throws IOException if it is none, or the server or its settings are at fault
   */
  static Validation of(String xml) throws Refusal, IOException {
    Element root = Xml.root(xml);
    if (!CAS.equals(root.getNamespaceURI()) || !"serviceResponse".equals(root.getLocalName())) {
      throw new IOException("its answer is no cas:serviceResponse");
    }
    Optional<Element> failure = Xml.child(root, CAS, "authenticationFailure");
    if (failure.isPresent()) {
      throw refused(failure.get().getAttribute("code"));
    }
    Element success =
        Xml.child(root, CAS, "authenticationSuccess")
            .orElseThrow(() -> new IOException("its answer says neither yes nor no"));
    if (Xml.child(success, CAS, "proxies").isPresent()) {
      throw Refusal.untrusted("the ticket was obtained by a proxy");
    }
    String user = Xml.child(success, CAS, "user").map(Xml::text).orElse("");
    if (user.isEmpty() || user.length() > MAX_USER) {
      throw Refusal.untrusted("the ticket is nobody's");
    }
    Map<String, List<String>> attributes = new LinkedHashMap<>();
    Xml.child(success, CAS, "attributes").ifPresent(all -> collect(all, attributes));
    return new Validation(user, attributes);
  }

  private static void collect(Element all, Map<String, List<String>> attributes) {
    Xml.children(all)
        .forEach(
            one ->
                attributes
                    .computeIfAbsent(one.getLocalName(), name -> new ArrayList<>())
                    .add(Xml.text(one)));
  }

  /** Of the codes of the protocol; the rest is the operator's affair. */
  private static Refusal refused(String code) throws IOException {
    return switch (code) {
      case "INVALID_TICKET", "INVALID_SERVICE" -> Refusal.untrusted("the server says " + code);
      case "INVALID_TICKET_SPEC" ->
          new Refusal(Reason.STALE, "the ticket is of an earlier log-in, or of a proxy");
      default ->
          throw new IOException(
              "it says "
                  + code.substring(0, Math.min(code.length(), MAX_DETAIL))
                      .replaceAll("[^A-Za-z0-9_.-]", "?"));
    };
  }

  /** The first value of an attribute. */
  Optional<String> first(String name) {
    return values(name).stream().findFirst();
  }

  /** All values of an attribute. */
  List<String> values(String name) {
    return attributes.getOrDefault(name, List.of());
  }

  /** The user alone. */
  @Override
  public String toString() {
    return "Validation[" + user + "]";
  }
}
