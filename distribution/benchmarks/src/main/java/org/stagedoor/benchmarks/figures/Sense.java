package org.stagedoor.benchmarks.figures;

/** What a change of a figure means. */
public enum Sense {
  /** More is better. */
  HIGHER,
  /** Less is better. */
  LOWER,
  /** It says how quick the machine is, not how quick we are; more is a quicker machine. */
  MACHINE,
  /** Neither: told for the record. */
  NONE
}
