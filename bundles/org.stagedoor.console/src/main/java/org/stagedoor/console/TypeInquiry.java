package org.stagedoor.console;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.TypeReport;
import org.stagedoor.api.stage.Lack;

/**
 * Puts together why an auth type is offered or is not. Used by any thread.
 *
 * @param stages those that are registered
 * @param flows those that are configured
 * @param installed those that bundles declare
 * @param dropped those of jars that were dropped and refused
 * @param shelf those that could be installed
 * @param components tells what keeps services away
 */
record TypeInquiry(
    StageReport stages,
    FlowReport flows,
    InstalledStages installed,
    DroppedStages dropped,
    Shelf shelf,
    Components components)
    implements TypeReport {

  /** Longer ones are none, and to compare them takes time. */
  private static final int MAX_TYPE = 255;

  @Override
  public List<String> types() {
    Set<String> types = new TreeSet<>();
    stages.stages().forEach(one -> types.add(one.type()));
    installed.items().forEach(one -> types.add(one.source().type()));
    flows.flows().forEach(one -> types.addAll(one.flow().stages()));
    return List.copyOf(types);
  }

  @Override
  public Answer why(String type) {
    List<FlowReport.Entry> naming =
        flows.flows().stream().filter(one -> one.flow().stages().contains(type)).toList();
    List<StageReport.Entry> registered =
        stages.stages().stream().filter(one -> one.type().equals(type)).toList();
    List<Finding> findings = new ArrayList<>();
    registered.forEach(one -> findings.addAll(served(one)));
    if (registered.isEmpty()) {
      findings.addAll(unserved(type));
    }
    boolean known = !findings.isEmpty() || !naming.isEmpty();
    if (findings.isEmpty()) {
      List<Finding> unreadable = dropped.unreadable();
      if (known) {
        findings.add(
            unreadable.isEmpty()
                ? Finding.of("no bundle here has it", "drop the jar that has it into deploy/")
                : Finding.of("no bundle here has it"));
      }
      findings.addAll(unreadable);
    }
    if (known) {
      findings.addAll(flows(type, naming));
    }
    return new Answer(type, verdict(known, naming), findings, naming, near(type, known));
  }

  private List<String> near(String type, boolean known) {
    if (known || type.length() > MAX_TYPE) {
      return List.of();
    }
    Set<String> types = new TreeSet<>(types());
    shelf.items().forEach(item -> types.add(item.source().type()));
    return NearNames.of(type, types);
  }

  private static Verdict verdict(boolean known, List<FlowReport.Entry> naming) {
    if (!known) {
      return Verdict.UNKNOWN;
    }
    long offered = naming.stream().filter(one -> one.withheld().isEmpty()).count();
    return offered == 0
        ? Verdict.NOT_OFFERED
        : offered == naming.size() ? Verdict.OFFERED : Verdict.IN_PART;
  }

  private List<Finding> served(StageReport.Entry stage) {
    String who = stage.bundle() + " " + stage.version();
    if (!stage.serving()) {
      return List.of(
          Finding.of(
              who
                  + " has it too, and is shadowed by the one above: its ranking is "
                  + stage.ranking(),
              "remove one of them, or give this one a higher service.ranking"));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(
        Finding.of(who + " serves it since " + stage.since().truncatedTo(ChronoUnit.SECONDS)));
    stage.lack().ifPresent(lack -> findings.addAll(lacking(lack)));
    return findings;
  }

  private List<Finding> lacking(Lack lack) {
    List<Finding> findings = new ArrayList<>();
    findings.add(Finding.of("it lacks " + lack.what() + ", so nobody can pass it"));
    List<ComponentDescriptionDTO> others = components.offering(lack.filter());
    others.forEach(other -> findings.addAll(components.explain(other)));
    if (others.isEmpty()) {
      findings.add(Finding.of("no bundle that runs here has one", "deploy a bundle that does"));
    }
    return findings;
  }

  private List<Finding> unserved(String type) {
    List<Finding> findings = new ArrayList<>();
    installed.items().stream()
        .filter(item -> item.source().type().equals(type))
        .forEach(item -> findings.addAll(installed.explain(item)));
    findings.addAll(dropped.of(type));
    if (findings.isEmpty()) {
      shelf.items().stream()
          .filter(item -> item.source().type().equals(type))
          .forEach(
              item ->
                  findings.add(
                      Finding.of(
                          "it is shipped, but not installed: " + item.jar(),
                          "copy " + item.jar() + " to deploy/")));
    }
    return findings;
  }

  private static List<Finding> flows(String type, List<FlowReport.Entry> naming) {
    if (naming.isEmpty()) {
      return List.of(
          Finding.of(
              "no flow names it",
              "name it in etc/org.stagedoor.flows.cfg: default = m.login.password "
                  + type
                  + ", with a ? behind it if only those are to be asked who can pass it"));
    }
    List<Finding> findings = new ArrayList<>();
    for (FlowReport.Entry flow : naming) {
      String fact = "the flow \"" + flow.flow().text() + "\" of " + flow.operation();
      findings.add(
          flow.withheld()
              .map(why -> Finding.of(fact + " is not offered: " + why))
              .orElseGet(() -> Finding.of(fact + " is offered")));
    }
    return findings;
  }
}
