package org.stagedoor.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.stagedoor.e2e.Answer;
import org.stagedoor.e2e.Client;

/** Wrong guesses are counted for all nodes together, and by the address they really come from. */
class SharedGuessesIT {
  private static final int PER_ACCOUNT = 7;
  private static final int PER_ADDRESS = 10;
  private static final int TRIES = 20;

  /** Addresses of this machine's loopback: nobody's proxy, and clients of the proxy. */
  private static final String STRANGER = "127.0.0.7";

  private static final String NEIGHBOUR = "127.1.0.8";

  private static Cluster cluster;

  @BeforeAll
  static void start() throws Exception {
    cluster =
        Cluster.start(
            3,
            Map.of(
                "account.burst",
                Integer.toString(PER_ACCOUNT),
                "account.forgive.seconds",
                "3600",
                "address.burst",
                Integer.toString(PER_ADDRESS),
                "address.forgive.seconds",
                "3600"));
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
  }

  private static final String LOGIN =
      "{\"type\":\"m.login.password\",\"identifier\":{\"type\":\"m.id.user\",\"user\":\"%s\"},"
          + "\"password\":\"%s\"}";

  private static Answer login(Node node, String user, String password, String from)
      throws Exception {
    return node.client()
        .with("X-Forwarded-For", from)
        .post(Client.V3 + "/login", LOGIN.formatted(user, password));
  }

  @Test
  void guessesAtAnAccountAreCountedTogether() throws Exception {
    Person.oneShot(cluster.traveller(new Tally()), "guessed");
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      Node node = cluster.nodes().get(i % cluster.nodes().size());
      answers.add(login(node, "guessed", "wrong", "10.0.%d.1".formatted(i)).status());
    }
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      expected.add(i < PER_ACCOUNT ? 403 : 429);
    }
    assertEquals(expected, answers);
    for (Node node : cluster.nodes()) {
      Answer waits = login(node, "guessed", Person.PASSWORD, "10.9.9.9").expect(429);
      assertEquals("M_LIMIT_EXCEEDED", waits.text("errcode"));
    }
  }

  /** What comes to a node from nobody's proxy comes from there, whatever it says. */
  @Test
  void aForgedHeaderCountsForNothing() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      URI node = cluster.nodes().get(i % cluster.nodes().size()).address();
      answers.add(
          guess(STRANGER, node, "nobody" + i, "X-Forwarded-For: 10.1.%d.1\r\n".formatted(i)));
    }
    assertEquals(expected(), answers);
  }

  /** What a client tells the proxy of where it comes from counts for nothing, too. */
  @Test
  void theProxysWordCounts() throws Exception {
    List<Integer> answers = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      String forged = "X-Forwarded-For: 10.2.%d.1\r\n".formatted(i);
      answers.add(guess(NEIGHBOUR, cluster.balancer().address(), "noone" + i, forged));
    }
    assertEquals(expected(), answers);
    // Another client of the same proxy is another client.
    assertEquals(403, guess("127.2.0.9", cluster.balancer().address(), "noone", ""));
  }

  private static List<Integer> expected() {
    List<Integer> expected = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      expected.add(i < PER_ADDRESS ? 403 : 429);
    }
    return expected;
  }

  /** One guess over a connection that comes from an address. */
  private static int guess(String from, URI to, String user, String header) throws IOException {
    String body = LOGIN.formatted(user, "wrong");
    try (Socket socket = new Socket(to.getHost(), to.getPort(), InetAddress.getByName(from), 0)) {
      String request =
          "POST %s/login HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n%sContent-Length: %d\r\n\r\n%s"
              .formatted(Client.V3, header, body.length(), body);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
      assertTrue(answer.startsWith("HTTP/1.1 "), answer);
      return Integer.parseInt(answer.substring(9, 12));
    }
  }
}
