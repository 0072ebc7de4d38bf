package org.stagedoor.store.jdbc;

/** Seals what lies in the database. Any thread may call. */
interface Vault {
  /**
   * Seals bytes.
   *
   * @param purpose what they are for; each has a key of its own
   * @param place where they will lie; they open nowhere else
   */
  byte[] seal(String purpose, String place, byte[] clear);

  /**
   * Opens what was sealed.
   *
   * @throws IllegalStateException if it was sealed with another secret, purpose or place
   */
  byte[] open(String purpose, String place, byte[] sealed);
}
