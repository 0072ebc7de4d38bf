package org.stagedoor.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EtcFolderTest {
  @TempDir Path folder;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();
  private final Set<String> pids = new HashSet<>(Set.of("org.stagedoor.flows", "org.example.many"));

  private EtcFolder etc() {
    return new EtcFolder(folder, () -> pids, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private void touch(String... names) throws Exception {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }

  private String said() {
    String text = said.toString(StandardCharsets.UTF_8).strip();
    said.reset();
    return text;
  }

  @Test
  void isContentWithWhatIsRead() throws Exception {
    touch("org.stagedoor.flows.cfg", "org.example.many-one.cfg", "logging.xml", "a.cfg.sample");
    EtcFolder etc = etc();
    etc.look();
    etc.look();
    assertEquals("", said());
  }

  @Test
  void namesWhatIsNotInOneLine() throws Exception {
    touch("org.stagedoor.flow.cfg", "org.stagedoor.limit.config");
    EtcFolder etc = etc();
    etc.look();
    assertEquals("", said(), "a bundle may be on its way");
    etc.look();
    assertEquals(
        "stagedoor: no bundle reads etc/org.stagedoor.flow.cfg, etc/org.stagedoor.limit.config",
        said());
    etc.look();
    assertEquals("", said(), "once");
    pids.add("org.stagedoor.limit");
    etc.look();
    touch("other.cfg");
    etc.look();
    etc.look();
    assertEquals("stagedoor: no bundle reads etc/org.stagedoor.flow.cfg, etc/other.cfg", said());
  }

  @Test
  void tellsWhereTheFileOfOlderInstallationsWent() throws Exception {
    pids.add("org.apache.felix.http");
    touch("org.apache.felix.http.cfg");
    EtcFolder etc = etc();
    etc.look();
    etc.look();
    assertEquals(
        "stagedoor: no bundle reads etc/org.apache.felix.http.cfg; how the server listens is said in"
            + " org.stagedoor.http.cfg",
        said());
  }
}
