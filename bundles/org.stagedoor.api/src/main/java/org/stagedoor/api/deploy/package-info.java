/** What operators drop into a server that runs, and what became of it. */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.deploy;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
