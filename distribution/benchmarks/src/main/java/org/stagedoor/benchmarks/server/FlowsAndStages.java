package org.stagedoor.benchmarks.server;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.e2e.Await;
import org.stagedoor.e2e.Client;
import org.stagedoor.e2e.Installation;

/**
 * What fifty more stages and two hundred flows cost a challenge: spread over ten operations, of
 * which the challenge tells twenty, and all in one challenge, which is then of some 25 KB.
 */
public final class FlowsAndStages implements Benchmark {
  private static final int STAGES = 50;
  private static final int FLOWS = 200;
  private static final List<String> OPERATIONS =
      List.of(
          "register",
          "password",
          "deactivate",
          "delete_device",
          "delete_devices",
          "add_threepid",
          "post_threepid",
          "upload_signing_keys",
          "get_login_token",
          "default");

  private final Generator generator;

  /** With those clients. */
  public FlowsAndStages(Generator generator) {
    this.generator = generator;
  }

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    Map<String, String> spread = new LinkedHashMap<>();
    for (String operation : OPERATIONS) {
      spread.put(operation, ManyStages.flows(FLOWS / OPERATIONS.size(), STAGES));
    }
    Map<String, String> all = Map.of("register", ManyStages.flows(FLOWS, STAGES));
    try (Site few = Site.start(Sites.plain());
        Site spreadOut = Site.start(many(spread));
        Site inOne = Site.start(many(all))) {
      awaitOffer(spreadOut, FLOWS / OPERATIONS.size());
      awaitOffer(inOne, FLOWS);
      List<Rounds> rounds = new ArrayList<>();
      for (Site site : List.of(few, spreadOut, inOne)) {
        new WarmUp(generator, plan).warm(site.address(), Sites.CHALLENGE, plan.clients());
        rounds.add(new Rounds(site.contender(), Sites.CHALLENGE));
      }
      for (int round = 0; round < plan.rounds(); round++) {
        for (Rounds one : rounds) {
          one.round(generator, plan.clients(), plan.round());
        }
      }
      note(rounds.get(0), rounds.get(1), "spread", "over ten operations", notebook);
      note(rounds.get(0), rounds.get(2), "in-one", "in one challenge", notebook);
      Scenario scenario =
          new Scenario(
              "flows-in-one",
              "challenge of 200 flows",
              Sites.CHALLENGE.steps().toArray(new org.stagedoor.benchmarks.load.Step[0]));
      new Duel(generator, plan).fight(inOne.contender(), scenario, notebook);
    }
  }

  private static void note(Rounds few, Rounds many, String id, String how, Notebook notebook) {
    notebook.add(
        Figure.higher(
                "flows." + id,
                "challenge with 50 more stages and 200 flows " + how + " : with one flow",
                "",
                many.against(few))
            .remark("round by round, on servers of their own"));
    notebook.add(
        Figure.higher(
            "flows." + id + ".rate",
            "challenge with 50 more stages and 200 flows " + how,
            "/s",
            many.perSecond()));
  }

  private static Installation many(Map<String, String> flows) throws Exception {
    Installation installation = Sites.plain();
    ManyStages.drop(installation, STAGES);
    installation.set("org.stagedoor.flows", flows);
    return installation;
  }

  private static void awaitOffer(Site site, int flows) throws Exception {
    Client client = new Client(site.address());
    Await.until(
        flows + " flows",
        () ->
            client.post(Client.V3 + "/register", "{}").body().split("\"stages\"", -1).length
                == flows + 1);
  }
}
