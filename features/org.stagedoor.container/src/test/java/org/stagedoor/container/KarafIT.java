package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.stagedoor.container.harness.Answer;
import org.stagedoor.container.harness.Karaf;

/** Karaf installs what it is told to, and the server offers what is installed. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KarafIT {
  @RegisterExtension static final Karaf KARAF = new Karaf();

  private static final URI FEATURES =
      Path.of(System.getProperty("stagedoor.features")).toUri().normalize();
  private static final String REGISTER = "/_matrix/client/v3/register";
  private static final String DUMMY = "m.login.dummy";

  @Test
  @Order(1)
  void eachStageIsInstalledByItself() {
    KARAF.run("feature:repo-add " + FEATURES + "; feature:install stagedoor-account");
    Answer nothing = KARAF.client().await(REGISTER, "{}", answer -> answer.status() == 503);
    KARAF.run("feature:install stagedoor-stage-dummy");
    Answer challenge = KARAF.client().await(REGISTER, "{}", answer -> answer.status() == 401);
    Answer registered =
        KARAF
            .client()
            .post(
                REGISTER,
                """
                {"username": "alice", "password": "correct horse battery staple",
                 "auth": {"type": "m.login.dummy", "session": "%s"}}
                """
                    .formatted(challenge.session()));
    KARAF.run("feature:uninstall stagedoor-stage-dummy");
    Answer gone = KARAF.client().await(REGISTER, "{}", answer -> answer.status() == 503);

    assertEquals("M_UNKNOWN", nothing.string("errcode"));
    assertEquals(List.of(List.of(DUMMY)), challenge.flows());
    assertEquals(200, registered.status(), registered::text);
    assertEquals("M_UNKNOWN", gone.string("errcode"));
  }

  @Test
  @Order(2)
  void allThatThereIsStarts() {
    KARAF.run("feature:install stagedoor stagedoor-postgresql");
    List<String> ours =
        KARAF
            .run("bundle:list -t 0 -s --no-format")
            .lines()
            .filter(line -> line.contains("org.stagedoor."))
            .toList();

    assertTrue(ours.size() > 1, ours::toString);
    assertEquals(List.of(), ours.stream().filter(line -> !line.contains("Active")).toList());
  }

  /** Its client does not print what a command returns, but a pipe hands it on. */
  @Test
  @Order(3)
  void itsShellHasTheCommandsForOperators() {
    assertTrue(KARAF.run("stagedoor:stages | grep m.login.dummy").contains("m.login.dummy"));
    assertTrue(KARAF.run("stagedoor:tokens create VIP --uses 2 | grep VIP").contains("VIP"));
    assertTrue(KARAF.run("stagedoor:tokens list | grep VIP").contains("VIP"));
    assertTrue(KARAF.run("stagedoor:admin alice on | grep alice").contains("alice"));
  }
}
