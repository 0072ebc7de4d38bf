/** Writes findings for people: Markdown, pictures, and how two runs compare. */
@NullMarked
package org.stagedoor.benchmarks.report;

import org.jspecify.annotations.NullMarked;
