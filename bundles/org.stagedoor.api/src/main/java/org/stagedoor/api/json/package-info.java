/**
 * JSON as values that no input can break: an immutable object with total accessors, and the service
 * that reads and writes it.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.json;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
