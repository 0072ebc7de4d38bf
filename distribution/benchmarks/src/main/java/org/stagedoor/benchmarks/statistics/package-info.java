/** What is computed from what was measured: medians, trends, and whether two runs differ. */
@NullMarked
package org.stagedoor.benchmarks.statistics;

import org.jspecify.annotations.NullMarked;
