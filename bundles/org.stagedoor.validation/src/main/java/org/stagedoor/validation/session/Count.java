package org.stagedoor.validation.session;

/**
 * A message that is about to be sent, as the limits see it.
 *
 * @param medium the medium
 * @param to the address in canonical form
 * @param from the remote address of who asks
 * @param standing what she is to the addressee
 * @param privileged whether she may spend what is reserved
 */
record Count(String medium, String to, String from, Standing standing, boolean privileged) {
  /** Without the address. */
  @Override
  public String toString() {
    return "Count[" + medium + " " + standing + "]";
  }
}
