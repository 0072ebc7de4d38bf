package org.stagedoor.mail.smtp;

/** Hands mail over to whoever brings it further. Used by several threads at once. */
interface Relay extends AutoCloseable {
  /** Hands one mail over, in a bounded time. Never throws: what goes wrong is the result. */
  Delivery deliver(Mail mail);

  /** Lets go of connections that nobody used lately. */
  void tidy();

  /** Lets go of all connections. */
  @Override
  void close();
}
