package org.stagedoor.api.account;

/**
 * The database did not answer in time. What was asked has not been done, or, if the connection
 * broke at commit, is done wholly.
 */
public final class StoreUnavailable extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** The database is away. */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
