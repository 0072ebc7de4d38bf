/**
 * Flows, the policy that chooses them, and the ports through which sessions are kept, shared and
 * settled.
 */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.flow;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
