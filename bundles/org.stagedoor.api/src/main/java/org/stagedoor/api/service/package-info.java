/** Services of other bundles that come and go, and are waited for while they are being updated. */
@Export
@Version("1.0.0")
@NullMarked
package org.stagedoor.api.service;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
