package org.stagedoor.core.json;

import java.util.List;

/** Writes one object in the order of its members. */
final class PlainWriter extends DictWriter {
  private final LongLists lists;

  PlainWriter(LongLists lists) {
    this.lists = lists;
  }

  @Override
  void array(List<?> items) {
    if (!LongLists.isLong(items)) {
      super.array(items);
      return;
    }
    String known = lists.find(items);
    if (known != null) {
      out.append(known);
      return;
    }
    int from = out.length();
    super.array(items);
    lists.wrote(items, out, from);
  }
}
