/** What clients read before they log in, to learn what this server can do. */
@NullMarked
package org.stagedoor.account.discovery;

import org.jspecify.annotations.NullMarked;
