/** Asking other servers, with bounds. */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.remote;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
