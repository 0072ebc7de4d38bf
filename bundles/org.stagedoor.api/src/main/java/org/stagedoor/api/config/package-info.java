/**
 * Settings that follow their file while the server runs. A value that can't be is refused with one
 * line for the operator, and what was in force stays so.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.config;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
