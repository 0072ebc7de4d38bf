/**
 * Starts the standalone server: reads its options, checks what can be checked before, runs the OSGi
 * framework with the bundles of the archive and reports in plain words.
 */
@NullMarked
package org.stagedoor.launcher;

import org.jspecify.annotations.NullMarked;
