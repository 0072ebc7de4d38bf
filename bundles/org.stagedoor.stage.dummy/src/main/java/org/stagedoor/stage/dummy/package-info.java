/** The auth type m.login.dummy: passed by asking. */
@NullMarked
package org.stagedoor.stage.dummy;

import org.jspecify.annotations.NullMarked;
