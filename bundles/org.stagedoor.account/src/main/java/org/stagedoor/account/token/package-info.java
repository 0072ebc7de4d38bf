/** Login tokens: how somebody who is logged in lets another device in. */
@NullMarked
package org.stagedoor.account.token;

import org.jspecify.annotations.NullMarked;
