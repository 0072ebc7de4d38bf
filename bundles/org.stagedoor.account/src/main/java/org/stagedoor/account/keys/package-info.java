/** Cross-signing keys: by which other users recognise a user and her devices. */
@NullMarked
package org.stagedoor.account.keys;

import org.jspecify.annotations.NullMarked;
