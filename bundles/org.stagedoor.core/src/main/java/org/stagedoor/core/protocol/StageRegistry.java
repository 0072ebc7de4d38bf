package org.stagedoor.core.protocol;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Lack;
import org.stagedoor.api.stage.Outcome;
import org.stagedoor.api.stage.Stage;

/**
 * Which stages there are. The service registry's thread adds and removes; all others read an
 * immutable snapshot.
 *
 * <p>A type that has just gone may be in the middle of an update. Who needs it waits a moment for
 * its return, unless the bundle is uninstalled for good.
 */
final class StageRegistry implements Stages {
  private static final Logger LOG = LoggerFactory.getLogger(StageRegistry.class);

  private final ExecutorService threads;
  private final Supplier<Duration> updateWait;
  private final Duration removalWait;
  private final InstantSource clock;
  private final Map<Object, StageSlot> slots = new LinkedHashMap<>();
  private final Map<String, Departure> departures = new ConcurrentHashMap<>();
  private final Map<String, AttemptTally> tallies = new ConcurrentHashMap<>();
  private volatile Map<String, List<StageSlot>> byType = Map.of();

  /** Holds on to no stage, as whoever remembers it must not keep a bundle's classes alive. */
  private volatile Object edition = new Object();

  /**
   * A registry.
   *
   * @param updateWait how long to wait for a stage that is being updated
   * @param removalWait how long a removal waits for the attempts under way
   */
  StageRegistry(
      ExecutorService threads,
      Supplier<Duration> updateWait,
      Duration removalWait,
      InstantSource clock) {
    this.clock = clock;
    this.threads = threads;
    this.updateWait = updateWait;
    this.removalWait = removalWait;
  }

  /** A type that went away and may come back. */
  private record Departure(AtomicLong deadline, BooleanSupplier gone, CountDownLatch returned) {

    static Departure until(long deadline, BooleanSupplier gone) {
      return new Departure(new AtomicLong(deadline), gone, new CountDownLatch(1));
    }
  }

  /** Adds a stage under a handle of its own. */
  void add(Object handle, StageTraits traits, Stage stage) {
    StageSlot slot = new StageSlot(traits, stage, threads, clock.instant());
    synchronized (slots) {
      slots.put(handle, slot);
      publish();
    }
    Departure departure = departures.remove(traits.type());
    if (departure != null) {
      departure.returned().countDown();
    }
    LOG.info("Stage {} is installed", traits);
  }

  /**
   * Removes a stage and waits, up to a time, for the attempts under way.
   *
   * @param uninstalled tells whether the stage's bundle is gone for good
   */
  void remove(Object handle, BooleanSupplier uninstalled) {
    StageSlot slot;
    Departure departure =
        Departure.until(
            System.nanoTime() + removalWait.plus(updateWait.get()).toNanos(), uninstalled);
    synchronized (slots) {
      slot = slots.remove(handle);
      if (slot == null) {
        return;
      }
      String type = slot.traits().type();
      if (byType.getOrDefault(type, List.of()).size() == 1) {
        departures.put(type, departure);
      }
      publish();
    }
    boolean quiet = slot.close(removalWait);
    // The update goes on only now, however long attempts took to end.
    departure.deadline().set(System.nanoTime() + updateWait.get().toNanos());
    if (quiet) {
      LOG.info("Stage {} is removed", slot.traits());
    } else {
      LOG.warn("Stage {} is removed; attempts still ran after {}", slot.traits(), removalWait);
    }
  }

  /** Lets those go on that wait for a bundle which was uninstalled. */
  void bundleGone() {
    departures.forEach(
        (type, departure) -> {
          if (departure.gone().getAsBoolean() && departures.remove(type, departure)) {
            departure.returned().countDown();
          }
        });
  }

  /** All stages by auth type, the serving one of a type before the shadowed ones. */
  List<StageReport.Entry> report() {
    List<StageReport.Entry> entries = new ArrayList<>();
    new TreeMap<>(byType)
        .forEach((type, list) -> list.forEach(slot -> entries.add(entry(slot, list.get(0)))));
    return entries;
  }

  private StageReport.Entry entry(StageSlot slot, StageSlot serving) {
    StageTraits traits = slot.traits();
    return new StageReport.Entry(
        traits.type(),
        traits.bundle(),
        traits.version(),
        traits.ranking(),
        slot == serving,
        slot.since(),
        slot.underWay(),
        slot == serving ? lack(traits.type()) : Optional.empty(),
        tally(traits.type()).now());
  }

  private AttemptTally tally(String type) {
    return tallies.computeIfAbsent(type, key -> new AttemptTally());
  }

  private void publish() {
    Map<String, List<StageSlot>> map = new HashMap<>();
    slots
        .values()
        .forEach(s -> map.computeIfAbsent(s.traits().type(), type -> new ArrayList<>()).add(s));
    map.values()
        .forEach(
            list ->
                list.sort(
                    Comparator.comparingInt((StageSlot s) -> s.traits().ranking()).reversed()));
    map.replaceAll((type, list) -> List.copyOf(list));
    byType = Map.copyOf(map);
    edition = new Object();
  }

  @Override
  public Optional<StageTraits> find(String type) {
    return slot(type).map(StageSlot::traits);
  }

  @Override
  public Object edition() {
    return edition;
  }

  @Override
  public boolean overrides(String type, String method) {
    return slot(type).map(slot -> slot.overrides(method)).orElse(false);
  }

  @Override
  public Optional<Lack> lack(String type) {
    try {
      return overrides(type, "lacks") ? call(type, Stage::lacks) : Optional.empty();
    } catch (StageFault | MatrixException | StoreUnavailable e) {
      // What it lacks is not known; whoever tries the stage learns more.
      return Optional.empty();
    }
  }

  @Override
  public Outcome attempt(String type, Attempt attempt) {
    return tally(type).counted(() -> call(type, stage -> stage.attempt(attempt)));
  }

  @Override
  public <T> T call(String type, Function<Stage, T> work) {
    while (true) {
      StageSlot slot = slot(type).orElseThrow(() -> new StageFault(type, "is not installed"));
      try {
        return slot.call(work);
      } catch (StageSlot.Closed e) {
        LOG.debug("Stage {} went just now; looking for its successor", slot.traits());
      }
    }
  }

  private Optional<StageSlot> slot(String type) {
    while (true) {
      List<StageSlot> list = byType.get(type);
      if (list != null) {
        return Optional.of(list.get(0));
      }
      Departure departure = departures.get(type);
      if (departure == null || !awaitReturn(type, departure)) {
        return Optional.ofNullable(byType.get(type)).map(now -> now.get(0));
      }
    }
  }

  private boolean awaitReturn(String type, Departure departure) {
    if (!departure.gone().getAsBoolean()) {
      try {
        long left = departure.deadline().get() - System.nanoTime();
        if (left > 0 && departure.returned().await(left, TimeUnit.NANOSECONDS)) {
          return true;
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    departures.remove(type, departure);
    return false;
  }
}
