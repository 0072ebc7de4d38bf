package org.stagedoor.validation.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextLinksTest {
  private final NextLinks links = new NextLinks(List.of("app.example.org"));

  @Test
  void leadToHostsThatAreKnown() {
    String link = "https://App.example.org:8443/#/home?a=b";
    assertEquals(Optional.of(URI.create(link)), links.allowed(link));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://",
        "http://app.example.org/",
        "https://evil.example/",
        "https://app.example.org.evil.example/",
        "https://app.example.org@evil.example/",
        "https://evil@app.example.org/",
        "https:app.example.org",
        "//app.example.org/",
        "javascript://app.example.org/%0Aalert(1)",
        "https://evil.example\\@app.example.org/",
        "https://evil.example#@app.example.org/",
        "https://app.example.org/\r\nSet-Cookie: a=b"
      })
  void leadNowhereElse(String link) {
    assertTrue(links.allowed(link).isEmpty());
  }
}
