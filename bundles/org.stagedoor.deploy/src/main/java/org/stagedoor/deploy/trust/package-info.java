/** Who may bring code: certificates and lists of hashes in {@code etc/trust/}. */
@NullMarked
package org.stagedoor.deploy.trust;

import org.jspecify.annotations.NullMarked;
