package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployment.State;
import org.stagedoor.api.deploy.Deployments;
import org.stagedoor.api.http.MatrixException;

class DeployCommandTest {
  @TempDir private Path folder;

  private final List<String> deeds = new ArrayList<>();
  private final DeployDesk desk = new DeployDesk();
  private final DeployCommand command = new DeployCommand(desk, deed -> deeds.add(deed.event()));

  /** Takes what is called good. */
  private static final class Box implements Deployments {
    @Override
    public List<Deployment> list() {
      return List.of(deployment("a.jar", State.ROLLED_BACK, "it throws"));
    }

    private static Deployment deployment(String file, State state, String reason) {
      return new Deployment(file, "org.a", "1.0.0", state, reason, Instant.EPOCH);
    }

    @Override
    public Trust trust() {
      return Trust.SIGNED;
    }

    @Override
    public Deployment offer(String file, InputStream jar) {
      return file.startsWith("good")
          ? deployment(file, State.SERVING, "")
          : deployment(file, State.REFUSED, "nobody signed it");
    }

    @Override
    public Result withdraw(String file) {
      return new Result(file.equals("a.jar"), "there is " + file);
    }

    @Override
    public Result start(String bundle) {
      return new Result(true, "started");
    }

    @Override
    public Result stop(String bundle) {
      return new Result(false, "the server can't run without " + bundle);
    }
  }

  @Test
  void lists() {
    desk.deployments = new Box();
    assertEquals("trust: signed\na.jar   org.a 1.0.0   rolled back   it throws", command.deploy());
  }

  @Test
  void installsAndSaysWhatBecameOfIt() throws Exception {
    desk.deployments = new Box();
    Path good = Files.createFile(folder.resolve("good.jar"));
    assertEquals("good.jar (org.a 1.0.0): serving", command.deploy(good.toString()));
    Path bad = Files.createFile(folder.resolve("bad.jar"));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> command.deploy(bad.toString()));
    assertEquals("bad.jar (org.a 1.0.0): refused, nobody signed it", refused.getMessage());
    IllegalArgumentException relative =
        assertThrows(IllegalArgumentException.class, () -> command.deploy("good.jar"));
    assertEquals("the server sees no file good.jar; give its whole path", relative.getMessage());
    assertEquals(List.of("deployment.offer", "deployment.offer"), deeds);
  }

  @Test
  void ordersAreToldOfIfTheyAreDone() {
    desk.deployments = new Box();
    assertEquals("there is a.jar", command.deploy("remove", "a.jar"));
    assertEquals("started", command.deploy("start", "org.a"));
    assertThrows(IllegalArgumentException.class, () -> command.deploy("stop", "org.core"));
    assertThrows(IllegalArgumentException.class, () -> command.deploy("remove", "b.jar"));
    assertThrows(IllegalArgumentException.class, () -> command.deploy("polish", "a.jar"));
    assertEquals(List.of("deployment.withdraw", "deployment.start"), deeds);
  }

  @Test
  void sendsPeopleToTheContainersOwn() {
    assertThrows(MatrixException.class, command::deploy);
  }
}
