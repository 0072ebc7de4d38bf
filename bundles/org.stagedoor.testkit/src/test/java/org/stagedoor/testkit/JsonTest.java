package org.stagedoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.json.Dict;

class JsonTest {
  @Test
  void countsWhatIsWritten() {
    assertEquals("{}".length(), Json.bytes(Dict.EMPTY));
    assertEquals(
        "{\"a\":[1,null,true,{\"b\":1.5}]}".length(),
        Json.bytes(Dict.of("a", Arrays.asList(1, null, true, Dict.of("b", 1.5)))));
    assertEquals(
        "{\"\\\"\":\"\\u0000\\\\xx\"}".length(), Json.bytes(Dict.of("\"", "\u0000\\\u00e9")));
  }
}
