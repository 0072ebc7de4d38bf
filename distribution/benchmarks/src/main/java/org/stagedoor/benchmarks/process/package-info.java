/** Looks at processes from outside: processor time, memory, threads, files. */
@NullMarked
package org.stagedoor.benchmarks.process;

import org.jspecify.annotations.NullMarked;
