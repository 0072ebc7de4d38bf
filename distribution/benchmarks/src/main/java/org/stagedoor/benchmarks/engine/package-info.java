/** Measures the engine without HTTP, by JMH. */
@NullMarked
package org.stagedoor.benchmarks.engine;

import org.jspecify.annotations.NullMarked;
