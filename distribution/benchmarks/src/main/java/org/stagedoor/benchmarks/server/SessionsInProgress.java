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
    try (Site quiet = Site.start(Sites.threeStages());
        Site site = Site.start(Sites.threeStages())) {
      DatabaseFile database = DatabaseFile.of(site.installation());
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
      Rounds few = warm(quiet, open(quiet, FEW, plan.clients()), plan);
      Rounds after = warm(site, many.subList(0, Math.min(ASKED, many.size())), plan);
      for (int i = 0; i < plan.rounds(); i++) {
        few.round(generator, plan.clients(), plan.round());
        after.round(generator, plan.clients(), plan.round());
      }
      notebook.add(
          Figure.higher(
                  "sessions.progress.polls", "polls among many sessions", "/s", after.perSecond())
              .remark("%,.0f sessions, of which %,d are asked for".formatted(added, ASKED)));
      notebook.add(
          Figure.higher(
                  "sessions.progress.lookups",
                  "polls among many sessions : among %d".formatted(FEW),
                  "",
                  after.against(few))
              .remark("round by round, on servers of their own"));
    }
  }

  private Rounds warm(Site site, List<String> sessions, Plan plan) throws Exception {
    new WarmUp(generator, plan).warm(site.address(), polls(sessions), plan.clients());
    return new Rounds(site.contender(), polls(sessions));
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
