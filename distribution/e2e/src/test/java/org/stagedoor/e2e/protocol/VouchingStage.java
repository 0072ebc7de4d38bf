package org.stagedoor.e2e.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.stagedoor.e2e.Installation;

/**
 * Makes the bundle of a stage, {@code org.example.vouch}, that vouches for whomever it is told:
 * compiled against the API that is installed, as somebody else's would be.
 */
final class VouchingStage {
  private static final String SOURCE =
      """
      package org.example.vouch;
      import org.stagedoor.api.account.UserId;
      import org.stagedoor.api.stage.*;
      public final class Vouch implements Stage {
        public Outcome attempt(Attempt attempt) {
          String name = attempt.input().fields().text("user").orElse("");
          return Outcome.passed(new Claim.User(new UserId(name, "localhost")));
        }
      }
      """;
  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.example.vouch">
        <property name="stagedoor.stage" value="org.example.vouch"/>
        <property name="stagedoor.proves" value="USER"/>
        <property name="stagedoor.blocking" type="Boolean" value="false"/>
        <service><provide interface="org.stagedoor.api.stage.Stage"/></service>
        <implementation class="org.example.vouch.Vouch"/>
      </scr:component>
      """;

  private VouchingStage() {}

  static Path jar(Installation installation) throws IOException {
    Path folder = Files.createTempDirectory(installation.data(), "vouch");
    Path source = Files.writeString(folder.resolve("Vouch.java"), SOURCE);
    int errors =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                "-proc:none",
                "-cp",
                api(installation).toString(),
                "-d",
                folder.toString(),
                source.toString());
    assertEquals(0, errors);
    Path jar = folder.resolve("vouch.jar");
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest())) {
      put(out, "OSGI-INF/vouch.xml", COMPONENT.getBytes(StandardCharsets.UTF_8));
      String type = "org/example/vouch/Vouch.class";
      put(out, type, Files.readAllBytes(folder.resolve(type)));
    }
    return jar;
  }

  private static Path api(Installation installation) throws IOException {
    try (Stream<Path> jars = Files.list(installation.home().resolve("bundle/50-stagedoor"))) {
      return jars.filter(jar -> jar.toString().contains("org.stagedoor.api"))
          .findAny()
          .orElseThrow();
    }
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.putValue("Bundle-ManifestVersion", "2");
    main.putValue("Bundle-SymbolicName", "org.example.vouch");
    main.putValue("Bundle-Version", "1.0.0");
    main.putValue("Service-Component", "OSGI-INF/vouch.xml");
    main.putValue(
        "Import-Package",
        "org.stagedoor.api.account,org.stagedoor.api.http,org.stagedoor.api.json,"
            + "org.stagedoor.api.stage");
    return manifest;
  }

  private static void put(JarOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new JarEntry(name));
    out.write(content);
    out.closeEntry();
  }
}
