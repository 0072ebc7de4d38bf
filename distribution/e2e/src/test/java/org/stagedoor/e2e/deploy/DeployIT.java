package org.stagedoor.e2e.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.e2e.ServerExtension;

/** What is dropped badly leaves what serves alone, and is named with the reason. */
class DeployIT {
  @RegisterExtension static final ServerExtension SERVER = House.server();

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final House house = new House(SERVER);
  private String session = "";

  @BeforeEach
  void lightALamp() throws Exception {
    house.light(Lamp.of("1.0.0", "white"), "lamp.jar");
    session = house.begin();
  }

  @AfterEach
  void theSessionGoesOn() throws Exception {
    house.awaitColour("white");
    house.end(session);
    try (var jars = Files.list(house.installation().deploy())) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.delete(jar);
      }
    }
    house.awaitColour("");
  }

  private void bad(Lamp lamp, String reason) throws Exception {
    house.drop(lamp, "bad.jar");
    house.awaitLine("bad.jar", reason);
    house.awaitColour("white");
    house.remove("bad.jar");
  }

  @Test
  void aNewerOneServesAndTheOlderComesBack() throws Exception {
    house.light(Lamp.of("2.0.0", "red"), "newer.jar");
    house.awaitLine("lamp.jar", "2.0.0 of newer.jar serves");
    house.drop(Lamp.of("1.5.0", "green"), "between.jar");
    house.awaitLine("between.jar", "2.0.0 of newer.jar serves");
    house.remove("between.jar");
    house.remove("newer.jar");
  }

  @Test
  void theSameFileIsUpdatedAndNotReplacedByAnOlderVersion() throws Exception {
    house.light(Lamp.of("1.1.0", "blue"), "lamp.jar");
    house.drop(Lamp.of("1.0.5", "white"), "lamp.jar");
    house.awaitLine("lamp.jar", "is older than the 1.1.0 that it replaced");
    assertEquals("blue", house.colour());
    house.light(Lamp.of("1.2.0", "white"), "lamp.jar");
  }

  @Test
  void whatDoesNotWorkIsTakenBack() throws Exception {
    bad(
        Lamp.of("2.0.0", "a", "throws"),
        "was tried and taken back: IllegalStateException: no oil in the lamp; org.example.lamp"
            + " 1.0.0 serves on");
    bad(
        Lamp.of("2.0.1", "b").with("Import-Package", "+,org.example.oil;version=\"[2,3)\""),
        "it needs the package org.example.oil, version 2.0.0 or newer and below 3.0.0");
    bad(
        Lamp.of("2.0.2", "c").with("Bundle-Activator", "org.example.lamp.None"),
        "it does not start: ClassNotFoundException");
    bad(
        Lamp.of("2.0.4", "e", "empty"),
        "its class org.example.lamp.Lamp can't be loaded: ClassNotFoundException");
    bad(Lamp.of("2.0.3", "d", "hangs"), "it took longer than 3 s and was interrupted");
  }

  @Test
  void oneThatWaitsForItsSettingsDoesNotTakeThePlaceYet() throws Exception {
    house.drop(Lamp.of("2.0.0", "gold", "set"), "set.jar");
    house.awaitLine("set.jar", "it waits for its settings, etc/org.example.lamp.cfg");
    house.awaitColour("white");
    house.installation().write(Lamp.NAME, "oil = olive\n");
    house.awaitColour("gold");
    house.remove("set.jar");
    Files.delete(house.installation().etc().resolve(Lamp.NAME + ".cfg"));
  }

  @Test
  void whatIsNoBundleChangesNothing() throws Exception {
    Path deploy = house.installation().deploy();
    Files.writeString(deploy.resolve("page.jar"), "<html>Not Found</html>");
    house.awaitLine("page.jar", "it is no jar");
    byte[] whole =
        Files.readAllBytes(Lamp.of("3.0.0", "pink").write(house.installation(), "a.jar"));
    byte[] corrupt = whole.clone();
    corrupt[whole.length / 2] ^= 1;
    Files.write(deploy.resolve("corrupt.jar"), corrupt);
    house.awaitLine("corrupt.jar", "it is corrupt");
    Files.write(deploy.resolve("lamp.jar"), Arrays.copyOf(whole, whole.length / 2));
    house.awaitLine("lamp.jar", "is incomplete: its end is missing");
    assertEquals("white", house.colour());
    Files.write(deploy.resolve("lamp.jar"), whole);
    house.awaitColour("pink");
    house.light(Lamp.of("3.0.1", "white"), "lamp.jar");
  }

  @Test
  void theServerItselfIsNotReplaced() throws Exception {
    bad(
        Lamp.of("9.0.0", "a").with("Bundle-SymbolicName", "org.stagedoor.core"),
        "org.stagedoor.core can't be replaced while the server runs");
    bad(
        Lamp.of("9.0.0", "a").with("Bundle-SymbolicName", "com.google.gson"),
        "com.google.gson can't be replaced");
    bad(Lamp.of("9.0.0", "a").with("Fragment-Host", "org.stagedoor.api"), "it is a fragment of");
    bad(
        Lamp.of("9.0.0", "a").with("Export-Package", "org.stagedoor.api.stage"),
        "it exports org.stagedoor.api.stage, which is the server's");
    bad(
        Lamp.of("0.0.1", "a").with("Bundle-SymbolicName", "org.stagedoor.stage.dummy"),
        "it is older than the 0.1.0.SNAPSHOT that is shipped");
  }

  @Test
  void aStageWaitsForItsLibrary() throws Exception {
    house.drop(
        Lamp.of("2.0.0", "silver").with("Import-Package", "+,org.example.oil;version=\"[1,2)\""),
        "needy.jar");
    house.awaitLine("needy.jar", "it needs the package org.example.oil");
    Lamp library =
        Lamp.of("1.0.0", "")
            .with("Bundle-SymbolicName", "org.example.oil")
            .with("Service-Component", "OSGI-INF/none.xml")
            .with("Export-Package", "org.example.oil;version=\"1.0\"");
    house.drop(library, "oil.jar");
    house.awaitColour("silver");
    house.drop(library.with("Bundle-Version", "1.1.0"), "oil.jar");
    SERVER
        .server()
        .log()
        .await(line -> line.contains("restarted for it: org.example.lamp"), PATIENCE);
    house.awaitColour("silver");
    house.remove("needy.jar");
    house.remove("oil.jar");
  }

  @Test
  void whatHangsHoldsUpNobodyElse() throws Exception {
    Lamp stuck = Lamp.of("1.0.0", "dark", "loops").with("Bundle-SymbolicName", "org.example.stuck");
    house.drop(stuck, "stuck.jar");
    house.awaitLine("stuck.jar", "is stuck: its code does not return");
    house.light(Lamp.of("2.0.0", "red", "stays"), "red.jar");
    house.remove("stuck.jar");
    house.remove("red.jar");
  }

  @Test
  void trustIsTightenedWhileTheServerRuns() throws Exception {
    Path red = house.light(Lamp.of("2.0.0", "red"), "red.jar");
    house.installation().set("org.stagedoor.deploy", Map.of("trust", "listed"));
    house.awaitLine("red.jar", "no list in etc/trust has its SHA-256");
    house.awaitColour("");
    list(red);
    house.awaitColour("red");
    house.installation().set("org.stagedoor.deploy", Map.of("trust", "any"));
    house.remove("red.jar");
  }

  private void list(Path jar) throws Exception {
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
    Path trust = Files.createDirectories(house.installation().etc().resolve("trust"));
    Files.writeString(
        trust.resolve("sha256.txt"), HexFormat.of().formatHex(digest) + "  red.jar\n");
  }
}
