/** The way to an identity provider and back. */
@NullMarked
package org.stagedoor.sso.trip;

import org.jspecify.annotations.NullMarked;
