package org.stagedoor.sso.trip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.http.MatrixException;

/** Query strings. */
class QueryTest {
  private static final URI BACK = URI.create("https://example.org/back");

  @Test
  void escapesWhatItAdds() {
    assertEquals(
        URI.create("https://example.org/back?a=%26&b=%0D"),
        Query.added(BACK, Map.of("b", "\r", "a", "&")));
    assertEquals(
        URI.create("https://example.org/?x&a=1"),
        Query.added(URI.create("https://example.org/?x"), Map.of("a", "1")));
  }

  @Test
  void refusesWhatFitsIntoNoHeader() {
    Query.added(BACK, Map.of("state", "x".repeat(8000)));
    MatrixException told =
        assertThrows(
            MatrixException.class, () -> Query.added(BACK, Map.of("state", "x".repeat(8192))));
    assertEquals(413, told.status());
  }
}
