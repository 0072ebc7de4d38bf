package org.stagedoor.e2e.phone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.stagedoor.e2e.phone.Exchange.V3;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;
import org.stagedoor.e2e.RunningServer;
import org.stagedoor.e2e.protocol.Browser;

/** Through a real gateway. Continuous integration has one. */
class KannelIT {
  @Test
  void somebodyRegistersThroughKannel() throws Exception {
    Optional<String> missing = Kannel.missing();
    if (System.getenv("CI") == null) {
      assumeTrue(missing.isEmpty(), () -> "SKIPPED: " + missing.orElse(""));
    }
    assertEquals(Optional.empty(), missing, "CI is set");
    Installation installation = Installation.fresh();
    try (Kannel kannel = Kannel.start()) {
      Exchange.send(installation, kannel.port(), settings("a wrong one", kannel.port()));
      try (RunningServer server = RunningServer.start(installation)) {
        String number = Exchange.freshNumber();
        String session = server.client().post(V3 + "/register", "{}").expect(401).text("session");
        Browser browser = new Browser(server.address());
        String page = Browser.fallback(Exchange.TYPE, session);
        browser.submit(page, Map.of("country", "GB", "number", number)).expect(200);
        // Its password is the operator's to mend, and the text waits for that.
        Await.until("a try", () -> server.log().toString().contains("the gateway says 403"));
        Exchange.send(installation, kannel.port(), settings(Kannel.PASSWORD, kannel.port()));

        Text text = kannel.text("+" + Exchange.international(number));

        assertTrue(text.text().contains("is your code"), text::text);
        browser.submit(page, Map.of("code", text.code())).expect(200);
        Answer alice =
            server
                .client()
                .post(
                    V3 + "/register",
                    "{'password':'%s','auth':{'session':'%s'}}",
                    Exchange.PASSWORD,
                    session)
                .expect(200);
        Client client = server.client().as(alice.text("access_token"));
        assertTrue(
            client.get(V3 + "/account/3pid").body().contains(Exchange.international(number)));
      }
    }
  }

  private static Map<String, String> settings(String password, int port) {
    return Map.of(
        "preset",
        "kannel",
        "url",
        "http://127.0.0.1:"
            + port
            + "/cgi-bin/sendsms?username={user}&password={password}&from={from}&to={to}"
            + "&charset=UTF-8&coding={coding}&text={text}",
        "user",
        Kannel.USER,
        ".password",
        password,
        "from",
        "Stagedoor");
  }
}
