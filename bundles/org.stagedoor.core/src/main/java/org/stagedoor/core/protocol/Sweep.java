package org.stagedoor.core.protocol;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.flow.Sessions;
import org.stagedoor.api.json.Dict;

/**
 * Ends sessions whose time is over, in steps of one transaction each: a million may be over at
 * once, and neither other writers nor the settlements of other sessions are to wait for all of
 * them. Called by one thread of the node; several nodes may sweep at once, for a row goes only at
 * the version that was read, and what its stages are to hear is written along with that.
 */
final class Sweep {
  private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
  private static final int STEP = 200;

  /** When so many fail, it is not for what is in them. */
  private static final int MAX_STUCK = 1000;

  private final Sessions rows;
  private final ProgressJson progress;
  private final Transactions transactions;
  private final Settlements settlements;
  private final InstantSource clock;

  /** Rows that could not be ended and why; passed over until this round is over. */
  private final Map<String, String> stuck = new LinkedHashMap<>();

  Sweep(
      Sessions rows,
      ProgressJson progress,
      Transactions transactions,
      Settlements settlements,
      InstantSource clock) {
    this.rows = rows;
    this.progress = progress;
    this.transactions = transactions;
    this.settlements = settlements;
    this.clock = clock;
  }

  /**
   * Ends those that have been over for longest.
   *
   * @return whether there may be more
   * @throws StoreUnavailable if the database is away; a transaction is done wholly or not at all
   */
  boolean step() {
    List<Sessions.Row> over =
        rows.expired(clock.instant(), STEP + stuck.size()).stream()
            .filter(row -> !stuck.containsKey(row.key()))
            .limit(STEP)
            .toList();
    if (!over.isEmpty()) {
      end(over);
    }
    boolean more = over.size() == STEP && stuck.size() < MAX_STUCK;
    if (!more) {
      endRound();
    }
    return more;
  }

  /** All in one transaction, or, if one of them is in the way of the others, each by itself. */
  private void end(List<Sessions.Row> over) {
    try {
      List<Ending> endings = over.stream().map(this::read).toList();
      transactions.required(() -> write(endings));
    } catch (StoreUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      if (over.size() == 1) {
        stuck.put(over.get(0).key(), String.valueOf(e.getMessage()));
      } else {
        over.forEach(row -> end(List.of(row)));
      }
    }
  }

  /** A row, and what its stages left in it and are to hear; nothing if they heard of a success. */
  private record Ending(Sessions.Row row, Map<String, Dict> states) {}

  private Ending read(Sessions.Row row) {
    Progress came = progress.read(row.data());
    return new Ending(row, came.spent().isPresent() ? Map.of() : came.states());
  }

  private boolean write(List<Ending> endings) {
    rows.removeAll(
        endings.stream().filter(end -> end.states().isEmpty()).map(Ending::row).toList());
    for (Ending end : endings) {
      // Who wrote over the row meanwhile, or removed it, sees to its end.
      if (!end.states().isEmpty() && rows.remove(end.row().key(), end.row().version())) {
        settlements.post(end.row().key(), end.states(), false, Optional.empty());
      }
    }
    return true;
  }

  private void endRound() {
    if (!stuck.isEmpty()) {
      Map.Entry<String, String> first = stuck.entrySet().iterator().next();
      LOG.warn(
          "{} expired sessions could not be ended, such as {}: {}; it is tried again",
          stuck.size(),
          first.getKey(),
          first.getValue());
      stuck.clear();
    }
  }
}
