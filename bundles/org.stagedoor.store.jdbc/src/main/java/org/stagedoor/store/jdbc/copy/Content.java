package org.stagedoor.store.jdbc.copy;

import java.math.BigInteger;
import java.util.List;
import org.stagedoor.store.jdbc.sql.Sql;

/**
 * What is in a table, in short.
 *
 * @param rows how many rows
 * @param digest of all rows; their order does not count, as databases sort text differently
 */
record Content(long rows, BigInteger digest) {
  private static final int PAGE = 2000;
  private static final BigInteger MODULUS = BigInteger.TWO.pow(256);

  static Content of(Table table, Sql sql) {
    long rows = 0;
    BigInteger sum = BigInteger.ZERO;
    List<Row> page = table.page(sql, List.of(), PAGE);
    while (!page.isEmpty()) {
      for (Row row : page) {
        sum = sum.add(row.digest()).mod(MODULUS);
      }
      rows += page.size();
      page = table.page(sql, page.get(page.size() - 1).key(), PAGE);
    }
    return new Content(rows, sum);
  }
}
