/** Addresses of mail and telephones that belong to accounts. */
@NullMarked
package org.stagedoor.account.threepid;

import org.jspecify.annotations.NullMarked;
