package org.stagedoor.account.fake;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.stagedoor.api.flow.SealingKeys;

/** Keys in memory; one is there. */
public final class FakeSealingKeys implements SealingKeys {
  private final List<Key> keys = new ArrayList<>();

  /** Makes the first key. */
  public FakeSealingKeys() {
    add(new Key(1, new byte[] {1, 2, 3}, Instant.EPOCH));
  }

  @Override
  public List<Key> list() {
    return List.copyOf(keys);
  }

  @Override
  public boolean add(Key key) {
    keys.add(0, key);
    return true;
  }

  @Override
  public void removeOlder(Instant created) {
    keys.removeIf(key -> key.created().isBefore(created));
  }
}
