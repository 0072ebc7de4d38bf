/** What operators are told of a server that runs: facts, in records that any of its faces shows. */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.report;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
