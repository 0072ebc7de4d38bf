package org.stagedoor.benchmarks.server;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.stagedoor.benchmarks.Benchmark;
import org.stagedoor.benchmarks.Plan;
import org.stagedoor.benchmarks.figures.Figure;
import org.stagedoor.benchmarks.figures.Notebook;
import org.stagedoor.benchmarks.load.Conversation;
import org.stagedoor.benchmarks.load.Generator;
import org.stagedoor.benchmarks.load.Scenario;
import org.stagedoor.benchmarks.load.Step;
import org.stagedoor.benchmarks.statistics.Samples;

/** What many sessions in progress take in the store, and whether they make look-ups slower. */
public final class SessionsInProgress implements Benchmark {
  private static final int FEW = 100;

  /** So many of the ids are asked for; they are all over the table, whose keys are hashes. */
  private static final int ASKED = 2000;

  private final Generator generator;

  /** With those clients. */
  public SessionsInProgress(Generator generator) {
    this.generator = generator;
  }

  @Override
  public void run(Plan plan, Notebook notebook) throws Exception {
    try (Site site = Site.start(Sites.threeStages())) {
      DatabaseFile database = DatabaseFile.of(site.installation());
      List<String> few = open(site, FEW, plan.clients());
      new WarmUp(generator, plan).warm(site.address(), polls(few), plan.clients());
      Rounds before = rounds(site, few, plan);
      double disk = database.bytes();
      double sessions = database.sessions();
      notebook.progress("opening %,d sessions".formatted(plan.sessions()));
      List<String> many = open(site, plan.sessions(), plan.clients());
      double added = database.sessions() - sessions;
      notebook.add(
          Figure.lower(
                  "sessions.progress.bytes",
                  "a session in progress: on disk",
                  "bytes",
                  (database.bytes() - disk) / added)
              .remark(
                  "%,.0f sessions of registration with a password, one stage passed"
                      .formatted(added)));
      Rounds after = rounds(site, many.subList(0, Math.min(ASKED, many.size())), plan);
      notebook.add(
          Figure.higher(
                  "sessions.progress.polls", "polls among many sessions", "/s", after.perSecond())
              .remark("%,.0f sessions, of which %,d are asked for".formatted(added + FEW, ASKED)));
      Samples ratio = new Samples();
      after.perSecond().values().forEach(rate -> ratio.add(rate / before.perSecond().median()));
      notebook.add(
          Figure.higher(
                  "sessions.progress.lookups",
                  "polls among many sessions : among %d".formatted(FEW),
                  "",
                  ratio)
              .remark("on the same server, one after the other"));
    }
  }

  private Rounds rounds(Site site, List<String> sessions, Plan plan) throws Exception {
    Rounds rounds = new Rounds(site.contender(), polls(sessions));
    for (int i = 0; i < plan.rounds(); i++) {
      rounds.round(generator, plan.clients(), plan.round());
    }
    return rounds;
  }

  private static Scenario polls(List<String> sessions) {
    return new Scenario(
            "polls", "poll", Step.post("/register", "{'auth':{'session':'{pick}'}}", 401))
        .picking(sessions);
  }

  private static List<String> open(Site site, int count, int clients) throws Exception {
    Scenario scenario = new Scenario("open", "", Sites.IN_PROGRESS, List.of());
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      List<Callable<List<String>>> tasks = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        int share = count / clients;
        tasks.add(() -> open(site, scenario, share));
      }
      List<String> sessions = new ArrayList<>();
      for (Future<List<String>> task : threads.invokeAll(tasks)) {
        sessions.addAll(task.get());
      }
      return sessions;
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> open(Site site, Scenario scenario, int count) throws Exception {
    List<String> sessions = new ArrayList<>();
    try (Conversation conversation = new Conversation(scenario, site.address())) {
      for (int i = 0; i < count; i++) {
        sessions.add(conversation.once());
      }
    }
    return sessions;
  }
}
