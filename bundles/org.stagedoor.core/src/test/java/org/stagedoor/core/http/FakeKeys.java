package org.stagedoor.core.http;

import java.time.Instant;
import java.util.List;
import org.stagedoor.api.flow.SealingKeys;

/** Two keys. */
final class FakeKeys implements SealingKeys {
  @Override
  public List<Key> list() {
    return List.of(
        new Key(2, new byte[] {2}, EdgeServer.NOW), new Key(1, new byte[] {1}, EdgeServer.NOW));
  }

  @Override
  public boolean add(Key key) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void removeOlder(Instant created) {
    throw new UnsupportedOperationException();
  }
}
