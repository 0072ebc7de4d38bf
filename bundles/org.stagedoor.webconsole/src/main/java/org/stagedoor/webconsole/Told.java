package org.stagedoor.webconsole;

/**
 * What came of an order.
 *
 * @param done whether it was carried out
 * @param words what happened, or why nothing did
 */
record Told(boolean done, String words) {}
