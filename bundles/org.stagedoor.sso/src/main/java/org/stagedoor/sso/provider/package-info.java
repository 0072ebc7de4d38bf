/** The identity providers that are installed. */
@NullMarked
package org.stagedoor.sso.provider;

import org.jspecify.annotations.NullMarked;
