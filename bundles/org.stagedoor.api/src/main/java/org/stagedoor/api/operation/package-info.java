/**
 * The SPI for API calls: those guarded by User-Interactive Authentication and those that are not.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.operation;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
