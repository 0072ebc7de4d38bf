/** The auth type m.login.token: login tokens, made elsewhere in this server. */
@NullMarked
package org.stagedoor.stage.token;

import org.jspecify.annotations.NullMarked;
