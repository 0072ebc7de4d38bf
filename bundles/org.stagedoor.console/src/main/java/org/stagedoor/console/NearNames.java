package org.stagedoor.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class NearNames {
  private static final int MOST = 3;

  private NearNames() {}

  /** The names that differ by a few letters, or of which this is a part. */
  static List<String> of(String name, Collection<String> names) {
    String wanted = name.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, wanted.length() / 5);
    return names.stream()
        .filter(
            one -> one.contains(wanted) || wanted.contains(one) || distance(wanted, one) <= limit)
        .sorted(Comparator.comparingInt(one -> distance(wanted, one)))
        .limit(MOST)
        .toList();
  }

  /** How many letters must be changed, added or removed (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int same = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(same, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
