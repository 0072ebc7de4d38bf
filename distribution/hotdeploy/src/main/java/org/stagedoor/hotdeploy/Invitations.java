package org.stagedoor.hotdeploy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Installation;

/**
 * The registration token that anybody may use, made and counted by the operator's console.
 *
 * @param installation the server's
 */
record Invitations(Installation installation) {
  void create() throws IOException, InterruptedException {
    console("tokens", "create", "--token", Site.INVITATION);
  }

  /**
   * Waits until no use of it is under way any more.
   *
   * @throws AssertionError if it was not used so often then
   */
  void expectUsed(int times) throws Exception {
    String settled = Site.INVITATION + "   used " + times + " of any number, 0 under way";
    try {
      Await.until(settled, () -> console("tokens", "list").contains(settled));
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "; " + console("tokens", "list"), e);
    }
  }

  private String console(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(installation.home().resolve("bin/stagedoor").toString());
    command.addAll(List.of("console", "--data", installation.data().toString()));
    command.addAll(List.of(words));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new AssertionError(output);
    }
    return output;
  }
}
