package org.stagedoor.e2e.protocol;

import java.io.IOException;
import java.nio.file.Path;
import org.stagedoor.e2e.CompiledBundle;
import org.stagedoor.e2e.Installation;

/** Makes the bundle of a stage, {@code org.example.vouch}, that vouches for whomever it is told. */
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
    return new CompiledBundle("org.example.vouch", "1.0.0", "Vouch", SOURCE, COMPONENT)
        .jar(installation);
  }
}
