package org.stagedoor.hotdeploy;

import java.io.IOException;
import org.stagedoor.e2e.CompiledBundle;
import org.stagedoor.e2e.Installation;

/** A stage whose params tell the version of its bundle. */
final class Probe {
  static final String TYPE = "org.example.probe";
  private static final String SOURCE =
      """
      package org.example.probe;
      import java.io.IOException;
      import java.io.InputStream;
      import java.io.UncheckedIOException;
      import java.util.jar.Manifest;
      import org.stagedoor.api.json.Dict;
      import org.stagedoor.api.stage.Attempt;
      import org.stagedoor.api.stage.Outcome;
      import org.stagedoor.api.stage.Stage;
      public final class Probe implements Stage {
        private final String version = version();
        private static String version() {
          try (InputStream manifest = Probe.class.getResourceAsStream("/META-INF/MANIFEST.MF")) {
            return new Manifest(manifest).getMainAttributes().getValue("Bundle-Version");
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        }
        public Dict params(Attempt attempt) {
          return Dict.of("version", version);
        }
        public Outcome attempt(Attempt attempt) {
          return Outcome.passed();
        }
      }
      """;
  private static final String COMPONENT =
      """
      <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="org.example.probe">
        <property name="stagedoor.stage" value="org.example.probe"/>
        <service><provide interface="org.stagedoor.api.stage.Stage"/></service>
        <implementation class="org.example.probe.Probe"/>
      </scr:component>
      """;

  private Probe() {}

  /** Its bundle. */
  static BumpedJar bundle(Installation installation) throws IOException {
    return BumpedJar.of(
        new CompiledBundle(TYPE, "0.1.0", "Probe", SOURCE, COMPONENT).jar(installation));
  }
}
