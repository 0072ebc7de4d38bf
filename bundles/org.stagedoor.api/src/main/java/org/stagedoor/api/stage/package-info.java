/**
 * The SPI for authors of auth types: a {@link org.stagedoor.api.stage.Stage} judges one step of
 * User-Interactive Authentication.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.stage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
