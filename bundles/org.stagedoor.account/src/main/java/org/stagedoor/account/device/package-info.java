/** The devices of a user. */
@NullMarked
package org.stagedoor.account.device;

import org.jspecify.annotations.NullMarked;
