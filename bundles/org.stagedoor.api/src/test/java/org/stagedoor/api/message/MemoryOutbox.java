package org.stagedoor.api.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.Outbox;
import org.stagedoor.api.json.Dict;

/** An outbox in memory. */
final class MemoryOutbox implements Outbox {
  private record Row(String topic, Dict content, Instant due, int attempts) {}

  private final Map<String, Row> rows = new LinkedHashMap<>();
  private int count;
  private boolean away;

  synchronized void away(boolean away) {
    this.away = away;
  }

  private void check() {
    if (away) {
      throw new StoreUnavailable("away", new IllegalStateException());
    }
  }

  @Override
  public synchronized String post(String topic, Dict content, Instant due) {
    check();
    String id = "item-" + count++;
    rows.put(id, new Row(topic, content, due, 0));
    return id;
  }

  @Override
  public synchronized List<Item> take(String prefix, int max, Duration lease, Instant now) {
    check();
    List<Item> items = new ArrayList<>();
    rows.replaceAll(
        (id, row) -> {
          if (items.size() == max || row.due().isAfter(now) || !row.topic().startsWith(prefix)) {
            return row;
          }
          items.add(new Item(id, row.topic(), row.content(), row.attempts() + 1));
          return new Row(row.topic(), row.content(), now.plus(lease), row.attempts() + 1);
        });
    return items;
  }

  @Override
  public synchronized void delivered(String id) {
    check();
    rows.remove(id);
  }

  @Override
  public synchronized void postpone(String id, Instant due) {
    check();
    rows.computeIfPresent(
        id, (same, row) -> new Row(row.topic(), row.content(), due, row.attempts()));
  }

  @Override
  public synchronized long waiting(String prefix) {
    check();
    return rows.size();
  }
}
