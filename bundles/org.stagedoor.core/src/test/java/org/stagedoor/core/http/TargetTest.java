package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.stagedoor.api.http.MatrixException;

class TargetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%2",
        "/a%",
        "/%zz",
        "/%+1",
        "/%00",
        "/%C3",
        "/%ED%A0%80",
        "/%C0%AF",
        "/%F5%80%80%80",
        "/a b",
        "/\u00e4",
        "/%\uff11\uff11",
        "/\n",
        "/%41%"
      })
  void brokenEscapesAreRefused(String path) {
    MatrixException refused = assertThrows(MatrixException.class, () -> Target.parse(path));
    assertEquals(400, refused.status());
    assertEquals("M_UNRECOGNIZED", refused.errcode());
    assertThrows(MatrixException.class, () -> FormFields.parse("a=" + path.replace(' ', '%')));
  }

  @Test
  void segmentsAreDecodedAfterTheyAreParted() {
    Target target = Target.parse("/a%2Fb//c;d=e/%2e%2E/%F0%9F%98%80+");
    assertEquals(List.of("a/b", "", "c;d=e", "..", "\uD83D\uDE00+"), target.segments());
    assertEquals("/a/b//c;d=e/../\uD83D\uDE00+", target.path());
  }

  @Test
  void fields() {
    assertEquals(
        Map.of("a", "1", "b", "", "", "x", "c d", "e=f&"),
        FormFields.parse("a=1&a=2&b&=x&&c+d=e=f%26&"));
    assertEquals(Map.of(), FormFields.parse(null));
    assertEquals(100, FormFields.parse(manyFields()).size());
  }

  private static String manyFields() {
    StringBuilder query = new StringBuilder();
    for (int i = 0; i < 5000; i++) {
      query.append('&').append(i).append("=1");
    }
    return query.toString();
  }
}
