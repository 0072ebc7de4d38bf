package org.stagedoor.launcher;

import java.util.List;

/** The server can't start, for reasons that its operator can mend: one line each. */
final class StartException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<String> reasons;

  StartException(List<String> reasons) {
    super(String.join("; ", reasons));
    this.reasons = List.copyOf(reasons);
  }

  StartException(String reason) {
    this(List.of(reason));
  }

  /** At least one line, each naming the setting or the part that is wrong. */
  List<String> reasons() {
    return reasons;
  }
}
