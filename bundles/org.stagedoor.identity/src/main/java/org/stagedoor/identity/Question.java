package org.stagedoor.identity;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/**
 * A request to an identity server.
 *
 * @param server which
 * @param path below {@code /_matrix/identity/v2}
 * @param token the user's access token there
 * @param body JSON to post; empty for a GET
 */
record Question(IdentityServer server, String path, String token, Optional<String> body) {
  private static final int MAX_ANSWER = 64 * 1024;

  /**
   * Asks, and reads the answer; follows no redirection.
   *
   * @param timeout for the connection, and for each piece of the answer
   * @throws IOException if there is no answer, or one that is too long
   */
  Raw ask(SSLSocketFactory tls, Duration timeout) throws IOException {
    int millis = Math.toIntExact(timeout.toMillis());
    HttpsURLConnection http =
        (HttpsURLConnection) server.call(path).toURL().openConnection(Proxy.NO_PROXY);
    http.setSSLSocketFactory(tls);
    http.setInstanceFollowRedirects(false);
    http.setUseCaches(false);
    http.setConnectTimeout(millis);
    http.setReadTimeout(millis);
    http.setRequestProperty("Accept", "application/json");
    http.setRequestProperty("Authorization", "Bearer " + token);
    http.setRequestProperty("Connection", "close");
    if (body.isPresent()) {
      http.setDoOutput(true);
      http.setRequestProperty("Content-Type", "application/json");
      http.getOutputStream().write(body.get().getBytes(StandardCharsets.UTF_8));
    }
    int status = http.getResponseCode();
    InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream();
    byte[] answer = in == null ? new byte[0] : in.readNBytes(MAX_ANSWER + 1);
    if (answer.length > MAX_ANSWER) {
      throw new IOException("it says too much");
    }
    return new Raw(status, new String(answer, StandardCharsets.UTF_8));
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Question[" + server.name() + "]";
  }

  /**
   * An answer before anybody has looked at it.
   *
   * @param status the HTTP status
   * @param text the body
   */
  record Raw(int status, String text) {}
}
