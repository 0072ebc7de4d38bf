package org.stagedoor.e2e.deploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.stagedoor.e2e.CompiledBundle;
import org.stagedoor.e2e.Installation;

/**
 * A stage in many versions, {@code org.example.lamp}: each shows its colour in {@code params}, and
 * is passed by the second attempt. Some misbehave.
 */
record Lamp(String version, String colour, String mode, Map<String, String> headers) {
  static final String NAME = "org.example.lamp";

  private static final Map<String, Path> COMPILED = new ConcurrentHashMap<>();

  private static final String SOURCE =
      """
      package org.example.lamp;
      import java.io.IOException;
      import java.io.InputStream;
      import java.util.concurrent.CountDownLatch;
      import org.stagedoor.api.json.Dict;
      import org.stagedoor.api.stage.*;
      public final class Lamp implements Stage {
        private final String colour = read("colour");
        private final String mode = read("mode");
        public Lamp() {
          if (mode.equals("throws")) { throw new IllegalStateException("no oil in the lamp"); }
          if (mode.equals("hangs")) { hang(); }
          if (mode.equals("loops")) { loop(); }
        }
        private static String read(String name) {
          try (InputStream in = Lamp.class.getResourceAsStream("/" + name)) {
            return new String(in.readAllBytes());
          } catch (IOException e) { throw new IllegalStateException(e); }
        }
        private static void hang() {
          try { new CountDownLatch(1).await(); }
          catch (InterruptedException e) { throw new IllegalStateException("woken"); }
        }
        private static void loop() {
          long end = System.nanoTime() + 8_000_000_000L;
          while (System.nanoTime() < end) {
            try { Thread.sleep(100); } catch (InterruptedException e) { continue; }
          }
        }
        void stop() { if (mode.equals("stays")) { hang(); } }
        public Dict params(Attempt attempt) { return Dict.of("colour", colour); }
        public Outcome attempt(Attempt attempt) {
          return attempt.state().flag("lit").orElse(false)
              ? Outcome.passed() : new Outcome.Ongoing(Dict.of("lit", true), Dict.EMPTY);
        }
      }
      """;
  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.example.lamp"
          deactivate="stop" configuration-policy="%s">
        <property name="stagedoor.stage" value="org.example.lamp"/>
        <property name="stagedoor.blocking" type="Boolean" value="false"/>
        <service><provide interface="org.stagedoor.api.stage.Stage"/></service>
        <implementation class="org.example.lamp.Lamp"/>
      </scr:component>
      """;

  static Lamp of(String version, String colour) {
    return new Lamp(version, colour, "", Map.of());
  }

  static Lamp of(String version, String colour, String mode) {
    return new Lamp(version, colour, mode, Map.of());
  }

  /** With a header of the manifest; a plus in front adds to what is there. */
  Lamp with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Lamp(version, colour, mode, more);
  }

  /** Writes its jar. */
  Path write(Installation installation, String file) throws IOException {
    Path target = Files.createTempDirectory(installation.data(), "lamp").resolve(file);
    Path compiled = compiled(installation, mode.equals("set") ? "require" : "optional");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(compiled));
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(target))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (mode.equals("empty") && entry.getName().endsWith(".class")) {
          continue;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        if (entry.getName().equals("META-INF/MANIFEST.MF")) {
          manifest(new Manifest(in)).write(out);
        } else {
          in.transferTo(out);
        }
        out.closeEntry();
      }
      put(out, "colour", colour);
      put(out, "mode", mode);
    }
    return target;
  }

  /** Compiled once; versions differ by what is written into the jar. */
  private static Path compiled(Installation installation, String policy) throws IOException {
    if (!COMPILED.containsKey(policy)) {
      String component = COMPONENT.formatted(policy);
      COMPILED.put(
          policy, new CompiledBundle(NAME, "1.0.0", "Lamp", SOURCE, component).jar(installation));
    }
    return Objects.requireNonNull(COMPILED.get(policy));
  }

  private Manifest manifest(Manifest compiled) {
    Attributes main = compiled.getMainAttributes();
    main.putValue("Bundle-Version", version);
    headers.forEach(
        (name, value) ->
            main.putValue(
                name, value.startsWith("+") ? main.getValue(name) + value.substring(1) : value));
    return compiled;
  }

  private static void put(JarOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
