package org.stagedoor.core.protocol;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.account.ThreePids;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.JsonCodec;

/** Puts the engine together and keeps its clockwork going: settlements, expiry, advice. */
@Component(service = Engine.class)
public final class EngineComponent implements Engine {
  /** As many as share a flush of the disk; most of the time they wait for it. */
  private static final int PORTERS = 16;

  private final ClientSide clients;
  private final BrowserSide browsers;
  private final FlowAdvice advice;
  private final Clockwork clockwork = new Clockwork();
  private final ExecutorService porters;

  /** Called by DS. */
  @Activate
  public EngineComponent(
      @Reference Sessions rows,
      @Reference Outbox outbox,
      @Reference Nonces nonces,
      @Reference SharedKeys sharedKeys,
      @Reference Transactions transactions,
      @Reference Accounts accounts,
      @Reference ThreePids threePids,
      @Reference JsonCodec json,
      @Reference Server server,
      @Reference Guesses guesses,
      @Reference StageServices stages,
      @Reference OperationServices operations,
      @Reference ChosenPolicy policy,
      @Reference ConfiguredSessions settings) {
    SecureRandom random = new SecureRandom();
    InstantSource clock = InstantSource.system();
    porters = Executors.newFixedThreadPool(PORTERS, EngineComponent::porter);
    KeyRing keys = sharedKeys.ring();
    Aead aead = new Aead(random);
    Tickets tickets = new Tickets(keys, aead, clock);
    Addresses addresses = new Addresses(server, tickets);
    ProgressJson progress = new ProgressJson(json);
    SessionStore sessions =
        new SessionStore(
            rows,
            nonces,
            new SessionIds(keys, aead, new Aead(random), json),
            progress,
            settings::current);
    Judge judge = new Judge(threePids, accounts::generation);
    Offers offers = new Offers(policy, stages, addresses, policy::anyOrder);
    Steps steps =
        new Steps(
            stages, guesses, judge, addresses, sessions, transactions, json, settings::current);
    Settlements settlements =
        new Settlements(outbox, transactions, stages, clock, clockwork, porters);
    Sweep sweep = new Sweep(rows, progress, transactions, settlements, clock);
    clients =
        new ClientSide(
            new Beginnings(sessions, json, guesses, offers),
            sessions,
            tickets,
            offers,
            steps,
            judge,
            new Completion(sessions, transactions, judge, settlements),
            new Grace(rows, settings::current));
    StagePages pages = new StagePages(offers, steps, stages, addresses);
    FlowPages flows = new FlowPages(offers, pages);
    browsers = new BrowserSide(sessions, tickets, judge, pages, flows, operations::find, clock);
    clockwork.every(Duration.ofSeconds(5), "deliver settlements", settlements::deliver);
    clockwork.inSteps(Duration.ofSeconds(30), "end expired sessions", sweep::step);
    advice = new FlowAdvice(policy, stages, operations, policy.configured());
    clockwork.every(Duration.ofSeconds(5), "look at the flows", advice::tell);
  }

  private static Thread porter(Runnable work) {
    Thread thread = new Thread(work, "stagedoor-porter");
    thread.setDaemon(true);
    return thread;
  }

  /** Called by DS at the end. */
  @Deactivate
  void stop() {
    clockwork.stop();
    porters.shutdownNow();
  }

  @Override
  public Reply run(GuardedCall guarded, Call call, @Nullable Object auth) {
    return clients.run(guarded, call, auth);
  }

  @Override
  public View fallback(String type, String session, Browsing browsing) {
    return browsers.fallback(type, session, browsing);
  }

  @Override
  public View flow(String session, String type, Browsing browsing) {
    return browsers.flow(session, type, browsing);
  }

  @Override
  public View callback(String ticket, Browsing browsing) {
    return browsers.callback(ticket, browsing);
  }

  @Override
  public List<String> closed() {
    return advice.closed();
  }
}
