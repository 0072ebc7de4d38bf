package org.stagedoor.console;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployment.State;
import org.stagedoor.api.report.TypeReport.Finding;

/**
 * The stages in jars that lie in {@code deploy/} and are not installed, since they were refused or
 * taken back. Used by any thread.
 *
 * @param deployments what became of each jar
 * @param folder where the jars are
 */
record DroppedStages(Supplier<List<Deployment>> deployments, Shelf folder) {
  private static final Set<State> INSTALLED = Set.of(State.SERVING, State.WAITING, State.STOPPED);

  /** What became of the jars that declare a stage of this type and don't offer it. */
  List<Finding> of(String type) {
    // Of a jar that has no name for a bundle nothing was understood; it may be made to be costly.
    return idle()
        .filter(one -> !one.bundle().isEmpty() && declares(one, type))
        .map(one -> fate(one, one.file() + " in deploy/ has it, but is "))
        .toList();
  }

  /** What became of the jars of which nobody can say what is in them. */
  List<Finding> unreadable() {
    return idle()
        .filter(one -> one.bundle().isEmpty())
        .map(one -> fate(one, one.file() + " in deploy/ may have it, but is "))
        .toList();
  }

  private Stream<Deployment> idle() {
    return deployments.get().stream().filter(one -> !INSTALLED.contains(one.state()));
  }

  private boolean declares(Deployment one, String type) {
    return folder.in(folder.folder().resolve(one.file())).stream()
        .anyMatch(item -> item.source().type().equals(type));
  }

  private static Finding fate(Deployment one, String who) {
    String state =
        switch (one.state()) {
          case ROLLED_BACK -> "taken back";
          default -> one.state().name().toLowerCase(Locale.ROOT);
        };
    return Finding.of(
        who + state + ": " + one.reason(),
        "mend that; the command deploy tells what becomes of it");
  }
}
