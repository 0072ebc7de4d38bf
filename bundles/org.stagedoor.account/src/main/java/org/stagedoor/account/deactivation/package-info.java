/** The end of accounts. */
@NullMarked
package org.stagedoor.account.deactivation;

import org.jspecify.annotations.NullMarked;
