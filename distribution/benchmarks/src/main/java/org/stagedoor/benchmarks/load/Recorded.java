package org.stagedoor.benchmarks.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * An answer of the real server, for the bare one to repeat.
 *
 * @param status the status
 * @param headers names and values in turn; without what the server sets itself
 * @param body the body
 */
record Recorded(int status, List<String> headers, String body) {
  private static final Set<String> SERVERS_OWN = Set.of("date", "content-length", "connection");

  static Recorded of(KeepAliveConnection.Answer answer) {
    List<String> headers = new ArrayList<>();
    List<String> lines = answer.head().lines().toList();
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon);
      if (!SERVERS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
        headers.add(name);
        headers.add(line.substring(colon + 1).strip());
      }
    }
    return new Recorded(answer.status(), headers, answer.body());
  }
}
