/** Measures the standalone server, as users start it, over HTTP. */
@NullMarked
package org.stagedoor.benchmarks.server;

import org.jspecify.annotations.NullMarked;
