/**
 * What the author of a stage tests with: attempts to build, and the contract that every stage must
 * pass.
 */
@NullMarked
package org.stagedoor.testkit;

import org.jspecify.annotations.NullMarked;
