/** New accounts. */
@NullMarked
package org.stagedoor.account.registration;

import org.jspecify.annotations.NullMarked;
