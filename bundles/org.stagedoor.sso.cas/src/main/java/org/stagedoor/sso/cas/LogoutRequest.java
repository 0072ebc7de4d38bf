package org.stagedoor.sso.cas;

import java.io.IOException;
import java.util.Optional;
import org.stagedoor.api.account.IdentityProvider.Ended;
import org.w3c.dom.Element;

/** What a server posts when somebody logged out there. */
final class LogoutRequest {
  private static final String SAML = "urn:oasis:names:tc:SAML:2.0:protocol";
  private static final int MAX_REQUEST = 16 * 1024;
  private static final int MAX_SESSION = 255;

  private LogoutRequest() {}

  /**
   * Whose session ended. The ticket that began it is all that is believed: nobody else knows it,
   * and the request is not signed. Whom it names is not looked at.
   */
  static Optional<Ended> read(String xml) {
    if (xml.length() > MAX_REQUEST) {
      return Optional.empty();
    }
    try {
      Element root = Xml.root(xml);
      if (!SAML.equals(root.getNamespaceURI()) || !"LogoutRequest".equals(root.getLocalName())) {
        return Optional.empty();
      }
      return Xml.child(root, SAML, "SessionIndex")
          .map(Xml::text)
          .filter(ticket -> !ticket.isEmpty() && ticket.length() <= MAX_SESSION)
          .map(ticket -> new Ended(Optional.empty(), Optional.of(ticket)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
