package org.stagedoor.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.UserId;

class DoorTest {
  private static final Administrator ALICE =
      new Administrator(new UserId("alice", "example.org"), "t1");
  private static final Administrator BOB =
      new Administrator(new UserId("bob", "example.org"), "t2");

  private final Map<String, String> headers = new HashMap<>(Map.of("Host", "stage:8008"));

  private boolean accepted() {
    HttpServletRequest request =
        (HttpServletRequest)
            Proxy.newProxyInstance(
                DoorTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) ->
                    headers.get(String.valueOf(Objects.requireNonNull(arguments)[0])));
    return SameSite.accepts(request);
  }

  @Test
  void ordersComeFromOurOwnPages() {
    assertFalse(accepted(), "a browser that says nothing");
    headers.put("Origin", "http://stage:8008");
    assertTrue(accepted());
    headers.put("Sec-Fetch-Site", "same-origin");
    assertTrue(accepted());
  }

  @Test
  void ordersOfOtherSitesAreForged() {
    for (String origin : new String[] {"https://evil.example", "null", "http://stage", "%%"}) {
      headers.put("Origin", origin);
      assertFalse(accepted(), origin);
    }
    headers.put("Origin", "http://stage:8008");
    headers.put("Sec-Fetch-Site", "same-site");
    assertFalse(accepted());
  }

  @Test
  void aFormIsGoodForOneTokenUntilTheNextStart() {
    FormTokens forms = new FormTokens(new SecureRandom());
    assertTrue(forms.good(ALICE, forms.of(ALICE)));
    assertFalse(forms.good(BOB, forms.of(ALICE)));
    assertFalse(forms.good(ALICE, null));
    assertFalse(new FormTokens(new SecureRandom()).good(ALICE, forms.of(ALICE)));
    assertEquals(forms.of(ALICE), forms.of(ALICE));
  }
}
