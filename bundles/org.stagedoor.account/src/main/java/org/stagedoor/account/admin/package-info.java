/** What the scripts of administrators call. */
@NullMarked
package org.stagedoor.account.admin;

import org.jspecify.annotations.NullMarked;
