package org.stagedoor.cluster;

/** What sessions are about. */
public enum Kind {
  /** Registration in one request. */
  ONE_SHOT,
  /** Registration in three stages, under a name of one's own. */
  THREE_STAGES,
  /** The same under a generated name, and its last request sent again afterwards. */
  REPLAYED,
  /** A login, and its device removed. */
  DEVICE_REMOVED,
  /** A new password. */
  PASSWORD_CHANGED,
  /** A registration that is never finished. */
  ABANDONED;

  private static final Kind[] MIX = {
    ONE_SHOT, THREE_STAGES, DEVICE_REMOVED, ONE_SHOT, PASSWORD_CHANGED,
    ONE_SHOT, REPLAYED, ABANDONED, ONE_SHOT, DEVICE_REMOVED
  };

  /** The kind of the n-th session of the mix. */
  public static Kind of(int number) {
    return MIX[number % MIX.length];
  }
}
