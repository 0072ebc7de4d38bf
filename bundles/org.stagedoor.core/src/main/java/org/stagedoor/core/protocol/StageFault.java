package org.stagedoor.core.protocol;

/**
 * A stage did not do what it must: it threw, hung, answered nonsense or is overrun. Logged where it
 * is made; only that type suffers.
 */
final class StageFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StageFault(String type, String what) {
    super(type + " " + what, null, false, false);
  }
}
