package org.stagedoor.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;

class TestJsonTest {
  private final TestJson json = new TestJson();

  @Test
  void writesWhatItReads() {
    String text = "{\"b\":[1,null,true,{\"a\":\"\\\"é<\"}],\"a\":1.50}";
    assertEquals(text, json.write(json.read(text)));
    assertEquals(
        "{\"a\":2,\"b\":[{\"c\":1,\"d\":0}]}",
        json.canonical(json.read("{\"b\":[{\"d\":0,\"c\":1}],\"a\":2}")));
    assertEquals(Dict.of("a", 2), json.read("{\"a\":1,\"a\":2}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "nonsense | M_NOT_JSON",
        "{'a':1} | M_NOT_JSON",
        "{} {} | M_NOT_JSON",
        "[] | M_BAD_JSON",
        "true | M_BAD_JSON"
      })
  void refusesAllElse(String text, String errcode) {
    assertEquals(errcode, assertThrows(MatrixException.class, () -> json.read(text)).errcode());
  }

  @Test
  void refusesDeepNesting() {
    String deep = "{\"a\":".repeat(100) + "1" + "}".repeat(100);
    assertEquals(
        "M_BAD_JSON", assertThrows(MatrixException.class, () -> json.read(deep)).errcode());
  }
}
