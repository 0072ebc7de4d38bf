package org.stagedoor.api.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LiveSettingsTest {
  private static final String PID = "org.example.door";

  private static SettingsFile file(Object... pairs) {
    return pairs.length == 2
        ? new SettingsFile(
            PID,
            Map.of(
                (String) pairs[0],
                pairs[1],
                "felix.fileinstall.filename",
                "file:/etc/org.example.door.cfg",
                "service.pid",
                PID))
        : new SettingsFile(PID, Map.of());
  }

  private static int width(SettingsFile file) {
    return file.number("width", 1, 9, 3);
  }

  @Test
  void keepWhatWasInForceWhenAChangeIsAMistake() {
    LiveSettings<Integer> live = new LiveSettings<>(PID, Map.of(), LiveSettingsTest::width);
    assertEquals(3, live.current());
    assertTrue(live.update(Map.of("service.pid", PID, "width", "4")));
    assertFalse(live.update(Map.of("service.pid", PID, "width", "10")));
    assertFalse(live.update(Map.of()), "the file is gone");
    assertEquals(4, live.current());
  }

  @Test
  void refuseAVariableThatIsNotSet(@TempDir Path folder) throws IOException {
    Path cfg = folder.resolve("org.example.door.cfg");
    Files.writeString(cfg, "# .key = ${env:NONE_A}\n.secret = x${env:STAGEDOOR_NOT_SET}\n");
    Map<String, String> read =
        Map.of("service.pid", PID, "felix.fileinstall.filename", cfg.toUri().toString());
    assertMessage(
        "org.example.door.cfg: .secret must be without ${env:STAGEDOOR_NOT_SET}, or"
            + " STAGEDOOR_NOT_SET must be set in the environment of the server",
        () -> new LiveSettings<>(PID, read, LiveSettingsTest::width));
    LiveSettings<Integer> live = new LiveSettings<>(PID, Map.of(), LiveSettingsTest::width);
    assertFalse(live.update(read));
  }

  @Test
  void refuseToStartWithAMistake() {
    assertThrows(
        SettingException.class,
        () -> new LiveSettings<>(PID, Map.of("width", "x"), LiveSettingsTest::width));
  }

  @ParameterizedTest
  @CsvSource({
    "true,true",
    "yes,true",
    "On,true",
    "false,false",
    "NO,false",
    "off,false",
    "'',true"
  })
  void flags(String text, boolean expected) {
    assertEquals(expected, file("open", text).flag("open", true));
  }

  @Test
  void messagesNameFileKeyAndValue() {
    assertMessage(
        "org.example.door.cfg: open must be true or false, not \"maybe\"",
        () -> file("open", "maybe").flag("open", true));
    assertMessage(
        "org.example.door.cfg: width must be a whole number from 1 to 9, not \"a b\"",
        () -> width(file("width", "a\nb")));
    assertMessage(
        "org.example.door.cfg: colour must be red or green, not \"blue\"",
        () -> file("colour", "blue").choice("colour", "red", "green"));
    assertMessage(
        "org.example.door: x must be there",
        () -> {
          throw file().wrong("x", "there");
        });
  }

  @Test
  void secretsAreNotShown() {
    assertMessage(
        "org.example.door.cfg: .secret must be longer",
        () -> {
          throw file(".secret", "short").wrong(".secret", "longer");
        });
  }

  @Test
  void whatHasNoEffectIsTold() {
    SettingsFile file = file("widht", "4");
    assertEquals(3, width(file));
    assertEquals(
        List.of(
            "org.example.door.cfg: widht is no setting here and has no effect; there are width"),
        file.idle());
    SettingsFile empty = file("width", " ");
    assertEquals(3, width(empty));
    assertEquals(
        List.of("org.example.door.cfg: width is empty; what holds without it is in force"),
        empty.idle());
  }

  @Test
  void listsAreSeparatedByBlanksOrCommas() {
    assertEquals(List.of("a", "b", "c"), file("l", "a, b c").list("l"));
    assertEquals(List.of("a", "b"), file("l", new String[] {"a", "b"}).list("l"));
    assertEquals(List.of(), file().list("l"));
  }

  private static void assertMessage(String expected, Runnable work) {
    assertEquals(expected, assertThrows(SettingException.class, work::run).getMessage());
  }
}
