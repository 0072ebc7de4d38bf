package org.stagedoor.core.protocol;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.stagedoor.api.flow.Flow;
import org.stagedoor.api.flow.FlowPolicy;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;

/** Keeps the last menu of each operation, of which there are a few dozen. Used by any thread. */
final class Menus {
  private final FlowPolicy policy;
  private final Stages stages;
  private final Map<Key, Menu> known = new ConcurrentHashMap<>();

  Menus(FlowPolicy policy, Stages stages) {
    this.policy = policy;
    this.stages = stages;
  }

  private record Key(String operation, boolean signedIn) {}

  /** The menu of the flows in force for a call. */
  Menu of(GuardedCall guarded, Call call) {
    List<Flow> flows = policy.flows(guarded.name(), call.requester().map(Requester::user));
    Object edition = stages.edition();
    Key key = new Key(guarded.name(), call.requester().isPresent());
    Menu last = known.get(key);
    if (last != null && last.is(flows, edition)) {
      return last;
    }
    Menu next = new Menu(flows, edition, stages);
    known.put(key, next);
    return next;
  }
}
