/**
 * What the author of a stage tests with: attempts to build, and the contract that every stage must
 * pass.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.testkit;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
