package org.stagedoor.sso.oidc;

/** Knows the provider's addresses. Any thread; from memory. */
@FunctionalInterface
interface Directory extends AutoCloseable {
  /**
   * What is known now.
   *
   * @throws org.stagedoor.api.http.MatrixException 503 if nothing is yet
   */
  Metadata now();

  /** Ends what it does in the background. */
  @Override
  default void close() {}
}
