package org.stagedoor.store.jdbc.copy;

import java.util.LinkedHashMap;
import java.util.Map;
import org.stagedoor.store.jdbc.sql.Database;

/** How much there is. */
public final class Rows {
  private Rows() {}

  /** How many rows each table has; tables that a database does not have yet are left out. */
  public static Map<String, Long> counts(Database database) {
    Map<String, Long> counts = new LinkedHashMap<>();
    for (Table table : Table.ALL) {
      if (database.has(table.name())) {
        counts.put(table.name(), table.count(database));
      }
    }
    return counts;
  }
}
