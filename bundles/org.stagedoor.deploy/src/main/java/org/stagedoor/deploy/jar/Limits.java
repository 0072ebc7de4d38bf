package org.stagedoor.deploy.jar;

/**
 * How much a jar may take, so that none fills the disk or holds up the others.
 *
 * @param bytes the most bytes of a jar
 * @param unpacked the most bytes of all that is in it
 * @param entries the most entries
 */
public record Limits(long bytes, long unpacked, int entries) {
  private static final int RATIO = 20;
  private static final int ENTRIES = 50_000;

  /**
   * Limits that follow from the size.
   *
   * @param bytes the most bytes of a jar
   */
  public static Limits of(long bytes) {
    return new Limits(bytes, RATIO * bytes, ENTRIES);
  }
}
