/** Messages to people: what is sent and the transports that send it. */
@Export
@Version("1.1.0")
@NullMarked
package org.stagedoor.api.message;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
