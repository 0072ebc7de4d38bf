/**
 * What sends requests, in a closed loop and at a fixed rate, and the bare server to compare with.
 */
@NullMarked
package org.stagedoor.benchmarks.load;

import org.jspecify.annotations.NullMarked;
