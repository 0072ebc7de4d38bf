package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeclaredStagesTest {
  private static final String STAGE =
      "<scr:component xmlns:scr='http://www.osgi.org/xmlns/scr/v1.3.0' name='a.RiddleStage'>"
          + "<property name='stagedoor.stage' type='String' value='org.example.riddle'/>"
          + "</scr:component>";
  private static final Map<String, String> ENTRIES =
      Map.of(
          "OSGI-INF/a.xml",
          STAGE,
          "OSGI-INF/other.xml",
          "<component name='b'><property name='x' value='y'/></component>",
          "OSGI-INF/broken.xml",
          "<component",
          "OSGI-INF/hostile.xml",
          "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" + STAGE);

  private static List<StageSource> in(String header) {
    return DeclaredStages.of(
        header,
        path -> {
          String text = ENTRIES.get(path);
          return text == null
              ? null
              : new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        });
  }

  @Test
  void areThoseOfTheHeader() {
    assertEquals(
        List.of(new StageSource("org.example.riddle", "a.RiddleStage")),
        in("OSGI-INF/other.xml, OSGI-INF/a.xml"));
  }

  @Test
  void areNoneInABundleWithoutComponents() {
    assertEquals(List.of(), DeclaredStages.of(null, path -> null));
  }

  @Test
  void areNoneInWhatCannotBeRead() {
    assertEquals(List.of(), in("OSGI-INF/broken.xml,OSGI-INF/missing.xml,OSGI-INF/hostile.xml"));
  }
}
