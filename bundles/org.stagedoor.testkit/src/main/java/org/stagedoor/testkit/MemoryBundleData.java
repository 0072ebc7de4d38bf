package org.stagedoor.testkit;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.json.Dict;

/** What bundles keep, in memory, for tests. */
public final class MemoryBundleData implements BundleData {
  private final ConcurrentSkipListMap<String, Dict> objects = new ConcurrentSkipListMap<>();

  /** With nothing in it. */
  public MemoryBundleData() {}

  @Override
  public Optional<Dict> get(String name) {
    return Optional.ofNullable(objects.get(name));
  }

  @Override
  public synchronized Dict update(String name, UnaryOperator<Dict> change) {
    Dict after = change.apply(objects.getOrDefault(name, Dict.EMPTY));
    if (after.isEmpty()) {
      objects.remove(name);
    } else {
      objects.put(name, after);
    }
    return after;
  }

  @Override
  public List<String> names(String prefix, String after, int max) {
    return objects.tailMap(prefix).keySet().stream()
        .filter(name -> name.startsWith(prefix) && name.compareTo(after) > 0)
        .limit(max)
        .toList();
  }
}
