/** The page that logs in for clients that have no log-in of their own. */
@NullMarked
package org.stagedoor.account.fallback;

import org.jspecify.annotations.NullMarked;
