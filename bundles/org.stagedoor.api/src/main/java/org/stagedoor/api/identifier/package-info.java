/** What stages that prove a third-party identifier by a message have in common. */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.identifier;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
