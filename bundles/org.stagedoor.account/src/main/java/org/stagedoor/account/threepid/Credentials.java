package org.stagedoor.account.threepid;

import java.util.Optional;
import java.util.regex.Pattern;
import org.stagedoor.api.account.IdentityServers;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;

/**
 * What a client shows for a third-party identifier that it had validated.
 *
 * @param sid the validation session
 * @param clientSecret the session's secret
 * @param elsewhere the same as a session of an identity server, if the client names one
 */
record Credentials(String sid, String clientSecret, Optional<IdentityServers.Session> elsewhere) {
  private static final Pattern OPAQUE = Pattern.compile("[0-9a-zA-Z.=_-]{1,255}");

  /**
   * Reads them from a request.
   *
   * @throws MatrixException 400 if they are missing or of a wrong form
   */
  static Credentials read(Fields fields) {
    return new Credentials(
        opaque(fields, "sid"), opaque(fields, "client_secret"), Optional.empty());
  }

  /** Reads them with the names that they had in r0 as well, and the identity server. */
  static Credentials readOld(Fields fields) {
    boolean old = fields.body().has("clientSecret");
    String sid = opaque(fields, "sid");
    String secret = opaque(fields, old ? "clientSecret" : "client_secret");
    Optional<String> token = fields.optionalText("id_access_token");
    return new Credentials(
        sid,
        secret,
        fields
            .optionalText(old ? "idServer" : "id_server")
            .flatMap(name -> token.map(it -> new IdentityServers.Session(name, it, sid, secret))));
  }

  private static String opaque(Fields fields, String field) {
    String value = fields.text(field);
    if (!OPAQUE.matcher(value).matches()) {
      throw MatrixException.invalid(field, "must be 1 to 255 of 0-9 a-z A-Z . = _ -");
    }
    return value;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Credentials[" + sid + "]";
  }
}
