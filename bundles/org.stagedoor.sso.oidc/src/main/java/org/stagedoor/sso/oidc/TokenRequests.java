package org.stagedoor.sso.oidc;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.ClientAuthentication;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.token.OIDCTokens;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;

/** Exchanges codes for tokens. Any thread; waits for the provider. */
final class TokenRequests {
  /** What is the code's fault; GitHub has a word of its own. */
  private static final Set<String> BAD_CODE = Set.of("invalid_grant", "bad_verification_code");

  private final ClientID client;
  private final ClientProof proof;
  private final Web web;
  private final JsonCodec json;

  TokenRequests(ClientID client, ClientProof proof, Web web, JsonCodec json) {
    this.client = client;
    this.proof = proof;
    this.web = web;
    this.json = json;
  }

  /**
   * The tokens; the ID token among them, if the provider gave one.
   *
   * @param callback the same as the browser was sent away with
   * @throws Refusal if the code is not good
   * @throws IOException if the provider can't be asked, or does not accept this server
   */
  OIDCTokens exchange(
      AuthorizationCode code, URI callback, Optional<CodeVerifier> verifier, URI endpoint)
      throws Refusal, IOException {
    HTTPRequest request =
        request(new AuthorizationCodeGrant(code, callback, verifier.orElse(null)), endpoint);
    // GitHub answers in the form of a query otherwise.
    request.setAccept("application/json");
    HTTPResponse answer = request.send(web);
    check(answer);
    try {
      return OIDCTokenResponse.parse(answer).getOIDCTokens();
    } catch (ParseException e) {
      throw new IOException("its token endpoint answered no tokens: " + e.getMessage(), e);
    }
  }

  private HTTPRequest request(AuthorizationCodeGrant grant, URI endpoint) {
    Optional<ClientAuthentication> ours = proof.at(endpoint);
    TokenRequest.Builder builder =
        ours.isPresent()
            ? new TokenRequest.Builder(endpoint, ours.get(), grant)
            : new TokenRequest.Builder(endpoint, client, grant);
    return builder.build().toHTTPRequest();
  }

  private void check(HTTPResponse answer) throws Refusal, IOException {
    Optional<String> error = error(answer);
    if (error.filter(BAD_CODE::contains).isPresent()) {
      throw Refusal.untrusted("the provider does not know the code: " + error.get());
    }
    if (error.isPresent() || answer.getStatusCode() != 200) {
      throw new IOException(
          "its token endpoint answered " + answer.getStatusCode() + " " + error.orElse(""));
    }
  }

  private Optional<String> error(HTTPResponse answer) {
    try {
      Dict body = json.read(Optional.ofNullable(answer.getBody()).orElse(""));
      return body.text("error");
    } catch (MatrixException e) {
      return Optional.empty();
    }
  }
}
