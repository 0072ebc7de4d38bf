package org.stagedoor.account.appservice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.account.fake.FakeServer;

class RegisteredAppservicesTest {
  private static final String OTHER =
      FakeAppservices.YAML.replace("id: irc", "id: xmpp").replace("as-secret", "other");

  private final RegisteredAppservices registered;
  private final Path folder;

  RegisteredAppservicesTest(@TempDir Path temporary) {
    folder = temporary.resolve("appservices");
    registered =
        new RegisteredAppservices(temporary, new FakeServer(), Map.of("poll.millis", 3_600_000));
  }

  @AfterEach
  void close() {
    registered.close();
  }

  private List<String> after(String file, String yaml) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(file), yaml);
    return look();
  }

  private List<String> look() {
    registered.look();
    return registered.now().all().stream().map(Appservice::id).toList();
  }

  @Test
  void follow() throws IOException {
    assertEquals(List.of(), look());
    assertEquals(List.of("irc"), after("b.yaml", FakeAppservices.YAML));
    assertEquals(List.of("xmpp", "irc"), after("a.yml", OTHER));
    assertEquals(List.of("xmpp", "irc"), after("readme.txt", "no YAML"));
    Files.delete(folder.resolve("a.yml"));
    assertEquals(List.of("irc"), look());
  }

  @Test
  void stayAsTheyWereWhenAFileIsWrong() throws IOException {
    after("a.yaml", FakeAppservices.YAML);
    assertEquals(List.of("irc"), after("a.yaml", "id: {"));
    assertEquals(List.of("xmpp"), after("a.yaml", OTHER));
    assertEquals(List.of("xmpp"), after("b.yaml", "wrong from the start"));
  }

  @Test
  void shareNoTokenAndNoId() throws IOException {
    after("a.yaml", FakeAppservices.YAML);
    assertEquals(
        List.of("irc"), after("b.yaml", FakeAppservices.YAML.replace("id: irc", "id: other")));
    assertEquals(
        List.of("irc"), after("b.yaml", FakeAppservices.YAML.replace("as-secret", "other")));
  }
}
