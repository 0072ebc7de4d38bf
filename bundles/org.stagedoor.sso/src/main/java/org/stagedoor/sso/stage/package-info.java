/** What stages prove users by. */
@NullMarked
package org.stagedoor.sso.stage;

import org.jspecify.annotations.NullMarked;
