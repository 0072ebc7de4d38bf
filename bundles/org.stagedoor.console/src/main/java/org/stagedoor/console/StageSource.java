package org.stagedoor.console;

/**
 * A component that is declared to be a stage, whether it runs or not.
 *
 * @param type its auth type
 * @param component the component's name
 */
record StageSource(String type, String component) {}
