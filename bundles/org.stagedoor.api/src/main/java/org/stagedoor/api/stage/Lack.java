package org.stagedoor.api.stage;

/**
 * Something without which nobody at all can pass a stage, such as a transport for the messages that
 * it sends: for operators.
 *
 * @param what in a few words, to stand after "lacks": {@code a transport for email}
 * @param filter of the OSGi services that would do, in the form of the OSGi specification's
 *     filters; the console looks among the bundles that are there for one that could offer it
 */
public record Lack(String what, String filter) {}
