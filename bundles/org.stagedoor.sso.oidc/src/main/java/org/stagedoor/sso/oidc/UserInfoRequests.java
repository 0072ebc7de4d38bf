package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Asks the provider whose an access token is. Any thread; waits for the provider. */
final class UserInfoRequests {
  private final Web web;
  private final JsonCodec json;

  UserInfoRequests(Web web, JsonCodec json) {
    this.web = web;
    this.json = json;
  }

  /**
   * What the provider says of the user.
   *
   * @throws IOException if it can't be asked, or does not answer with a JSON object
   */
  Dict ask(AccessToken token, URI endpoint) throws IOException {
    HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, endpoint);
    request.setAccept("application/json");
    request.setAuthorization("Bearer " + token.getValue());
    HTTPResponse answer = request.send(web);
    if (answer.getStatusCode() != 200) {
      throw new IOException("its user info endpoint answered " + answer.getStatusCode());
    }
    try {
      return json.read(Optional.ofNullable(answer.getBody()).orElse(""));
    } catch (MatrixException e) {
      throw new IOException("its user info endpoint answered no JSON object", e);
    }
  }
}
