/** Measures what a server costs: how soon it answers, what it occupies, how much it does. */
@NullMarked
package org.stagedoor.benchmarks;

import org.jspecify.annotations.NullMarked;
