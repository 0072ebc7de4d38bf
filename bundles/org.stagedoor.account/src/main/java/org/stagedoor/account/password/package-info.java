/** The rules for passwords. */
@NullMarked
package org.stagedoor.account.password;

import org.jspecify.annotations.NullMarked;
