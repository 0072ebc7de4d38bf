/**
 * The auth type org.stagedoor.login.altcha: instead of a riddle for people, work for their
 * machines.
 */
@NullMarked
package org.stagedoor.stage.altcha;

import org.jspecify.annotations.NullMarked;
