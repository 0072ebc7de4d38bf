package org.stagedoor.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.e2e.Client.V3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * A stage author's first minutes: a project of the archetype builds outside of this one, holds to
 * the contract, and is offered by a server that runs, with one command each.
 */
class ArchetypeIT {
  private static final String TYPE = "org.example.colour";
  private static final Path PROJECT = Path.of(System.getProperty("stagedoor.project"));
  private static final String VERSION = System.getProperty("stagedoor.version");

  @RegisterExtension
  static final ServerExtension SERVER =
      new ServerExtension(
          installation ->
              installation.set(
                  "org.stagedoor.flows", Map.of("register", "m.login.dummy | " + TYPE)));

  @TempDir Path folder;

  /** As if this project had been installed, but not where others would find it. */
  @BeforeEach
  void install() throws IOException {
    publish("stagedoor", PROJECT);
    publish("bundles", PROJECT.resolve("bundles"));
    publish("distribution", PROJECT.resolve("distribution"));
    publish("org.stagedoor.api", PROJECT.resolve("bundles/org.stagedoor.api"));
    publish("org.stagedoor.testkit", PROJECT.resolve("bundles/org.stagedoor.testkit"));
    publish("org.stagedoor.archetype", PROJECT.resolve("distribution/archetype"));
    // What the build has downloaded already need not be downloaded again.
    String downloaded = Path.of(System.getProperty("stagedoor.repository")).toUri().toString();
    Files.writeString(
        folder.resolve("settings.xml"),
        """
        <settings>
          <activeProfiles><activeProfile>near</activeProfile></activeProfiles>
          <profiles>
            <profile>
              <id>near</id>
              <repositories>
                <repository><id>near</id><url>%1$s</url><snapshots><enabled>false</enabled></snapshots></repository>
              </repositories>
              <pluginRepositories>
                <pluginRepository><id>near</id><url>%1$s</url><snapshots><enabled>false</enabled></snapshots></pluginRepository>
              </pluginRepositories>
            </profile>
          </profiles>
        </settings>
        """
            .formatted(downloaded));
  }

  private void publish(String artifact, Path module) throws IOException {
    Path target = folder.resolve("repository/org/stagedoor").resolve(artifact).resolve(VERSION);
    Files.createDirectories(target);
    String name = artifact + "-" + VERSION;
    Files.copy(
        module.resolve("pom.xml"),
        target.resolve(name + ".pom"),
        StandardCopyOption.REPLACE_EXISTING);
    Path jar = module.resolve("target").resolve(name + ".jar");
    if (Files.exists(jar)) {
      Files.copy(jar, target.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void maven(Path directory, String... words) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("stagedoor.maven") + "/bin/mvn");
    command.addAll(List.of("-B", "-ntp", "-s", folder.resolve("settings.xml").toString()));
    command.add("-Dmaven.repo.local=" + folder.resolve("repository"));
    command.addAll(List.of(words));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), output);
  }

  private Answer challenge() throws Exception {
    return SERVER.client().post(V3 + "/register", "{}");
  }

  @Test
  void aGeneratedStageIsDeployedByOneCommand() throws Exception {
    assertTrue(!challenge().body().contains(TYPE));
    maven(
        folder,
        "org.apache.maven.plugins:maven-archetype-plugin:3.4.0:generate",
        "-DarchetypeGroupId=org.stagedoor",
        "-DarchetypeArtifactId=org.stagedoor.archetype",
        "-DarchetypeVersion=" + VERSION,
        "-DarchetypeCatalog=internal",
        "-DgroupId=org.example",
        "-DartifactId=" + TYPE,
        "-Dversion=1.0.0",
        "-Dpackage=" + TYPE,
        "-DstageClass=ColourStage");

    Path home = SERVER.installation().deploy().getParent();
    maven(folder.resolve(TYPE), "-Pdeploy", "-Dstagedoor.home=" + home);

    Await.until("the stage to be offered", () -> challenge().body().contains(TYPE));
    SERVER
        .client()
        .post(V3 + "/register", "{'auth':{'type':'%s','colour':'green'}}", TYPE)
        .expect(200);
  }
}
