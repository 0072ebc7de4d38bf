/** Measures what several nodes bring and cost: numbers, not tests. */
@NullMarked
package org.stagedoor.cluster.figures;

import org.jspecify.annotations.NullMarked;
