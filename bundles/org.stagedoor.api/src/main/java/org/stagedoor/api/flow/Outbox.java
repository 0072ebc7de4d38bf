package org.stagedoor.api.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.json.Dict;

/**
 * The port to what must be told at least once: written in the transaction of what it tells of,
 * delivered afterwards by whichever node takes it first. Its general contract is that of {@link
 * org.stagedoor.api.account.Accounts}.
 */
@ProviderType
public interface Outbox {
  /**
   * Puts an item in.
   *
   * @param topic who is to be told, such as {@code settle/m.login.registration_token}
   * @param content what; sealed at rest; written as JSON at most 64 KiB
   * @return the item's id
   */
  String post(String topic, Dict content, Instant due);

  /**
   * Takes items that are due; others do not get them until the lease is over.
   *
   * @param prefix of the topics
   */
  List<Item> take(String prefix, int max, Duration lease, Instant now);

  /** The item was delivered: it is removed. */
  void delivered(String id);

  /** The item could not be delivered: it is due again at a time. */
  void postpone(String id, Instant due);

  /** How many items wait, by the prefix of their topics. */
  long waiting(String prefix);

  /**
   * An item.
   *
   * @param id names it
   * @param topic who is to be told
   * @param content what
   * @param attempts how often it was taken, this time included
   */
  record Item(String id, String topic, Dict content, int attempts) {}
}
