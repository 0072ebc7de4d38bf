package org.stagedoor.sso.oidc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a provider may do to us. */
class WebTest {
  private final StandIn provider = new StandIn();
  private final Web web = new Web(Duration.ofMillis(500), Optional.empty());
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    provider.close();
  }

  private HTTPResponse get(String path) throws IOException {
    return new HTTPRequest(HTTPRequest.Method.GET, URI.create(provider.issuer() + path)).send(web);
  }

  @Test
  @Timeout(20)
  void isNotWaitedForWithoutEnd() {
    provider.answer("/silent", exchange -> await());
    provider.answer(
        "/slow",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('x');
          exchange.getResponseBody().flush();
          await();
        });

    assertThrows(IOException.class, () -> get("/silent"));
    assertThrows(IOException.class, () -> get("/slow"));
  }

  private void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void isNotReadWithoutEnd() {
    provider.answer(
        "/huge",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            byte[] block = new byte[64 * 1024];
            for (int i = 0; i < 100; i++) {
              out.write(block);
            }
          }
        });

    IOException told = assertThrows(IOException.class, () -> get("/huge"));
    assertTrue(String.valueOf(told.getMessage()).contains("more than"), told::getMessage);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3cret€", "s3cret\r\nX-A: b", "s3cret\u0000"})
  void aTokenThatNoHeaderHoldsIsNotToldOf(String token) {
    HTTPRequest request =
        new HTTPRequest(HTTPRequest.Method.GET, URI.create(provider.issuer() + "/me"));
    request.setAuthorization("Bearer " + token);
    IOException told = assertThrows(IOException.class, () -> request.send(web));
    StringWriter log = new StringWriter();
    told.printStackTrace(new PrintWriter(log));
    assertFalse(log.toString().contains("s3cret"), log::toString);
  }

  @Test
  void leadsNowhereElse() throws Exception {
    provider.answer(
        "/moved",
        exchange -> {
          exchange.getResponseHeaders().set("Location", provider.issuer() + "/secret");
          exchange.sendResponseHeaders(302, -1);
        });

    assertEquals(302, get("/moved").getStatusCode());
    assertTrue(provider.asked("/secret").isEmpty());
  }
}
