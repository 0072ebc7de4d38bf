/** The auth type m.login.terms: asks for agreement to policies, and keeps what was accepted. */
@NullMarked
package org.stagedoor.stage.terms;

import org.jspecify.annotations.NullMarked;
