/** Measures what several nodes on one PostgreSQL bring and cost. */
@NullMarked
package org.stagedoor.benchmarks.nodes;

import org.jspecify.annotations.NullMarked;
