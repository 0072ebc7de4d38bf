package org.stagedoor.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialsTest {
  private static Optional<Credentials> of(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return Credentials.read("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  @ParameterizedTest
  @CsvSource({"alice:tok, alice, tok", "@alice:example.org:tok, @alice:example.org, tok"})
  void areAUserAndAToken(String text, String user, String token) {
    assertEquals(Optional.of(new Credentials(user, token)), of(text));
  }

  @Test
  void needNoUser() {
    assertEquals(Optional.of(new Credentials("", "tok")), of(":tok"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {"", "Basic", "Basic ", "Basic %%%", "Bearer tok", "Basic YWxpY2U=", "Basic YTo="})
  void areNoneInAnythingElse(String header) {
    assertEquals(Optional.empty(), Credentials.read(header));
  }

  @Test
  void keepTheTokenToThemselves() {
    assertEquals("Credentials[alice]", new Credentials("alice", "tok").toString());
  }
}
