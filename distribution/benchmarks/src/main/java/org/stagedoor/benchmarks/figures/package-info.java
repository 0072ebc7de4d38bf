/** What benchmarks find, and how it is kept: figures, curves, circumstances. */
@NullMarked
package org.stagedoor.benchmarks.figures;

import org.jspecify.annotations.NullMarked;
