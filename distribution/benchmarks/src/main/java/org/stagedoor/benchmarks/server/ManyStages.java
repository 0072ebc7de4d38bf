package org.stagedoor.benchmarks.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.stagedoor.e2e.CompiledBundle;
import org.stagedoor.e2e.Installation;

/** So many stages in one bundle, each with an auth type and params of its own. */
final class ManyStages {
  private static final String NAME = "org.example.many";
  private static final String TYPE = NAME + ".stage";
  private static final String SOURCE =
      """
      package org.example.many;
      import org.stagedoor.api.json.Dict;
      import org.stagedoor.api.stage.*;
      public final class Many implements Stage {
        @Override public Outcome attempt(Attempt attempt) { return Outcome.passed(); }
      }
      """;

  private ManyStages() {}

  /** Drops them into an installation. */
  static void drop(Installation installation, int stages) throws IOException {
    StringBuilder components = new StringBuilder("<components>\n");
    for (int i = 0; i < stages; i++) {
      components.append(component(i));
    }
    String document = components.append("</components>\n").toString();
    Path jar = new CompiledBundle(NAME, "1.0.0", "Many", SOURCE, document).jar(installation);
    installation.drop(jar);
  }

  private static String component(int number) {
    return """
        <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="org.example.many.%d">
          <implementation class="org.example.many.Many"/>
          <service><provide interface="org.stagedoor.api.stage.Stage"/></service>
          <property name="stagedoor.stage" value="%s"/>
          <property name="stagedoor.blocking" type="Boolean" value="false"/>
        </scr:component>
        """
        .formatted(number, type(number));
  }

  static String type(int number) {
    return TYPE + number;
  }

  /** So many different flows of two of those stages each, as a setting has them. */
  static String flows(int count, int stages) {
    List<String> flows = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(i -> flows.add(type(i % stages) + " " + type((i + 1 + i / stages) % stages)));
    return String.join(" | ", flows);
  }
}
