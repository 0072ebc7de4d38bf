/** What identity providers say of log-outs there. */
@NullMarked
package org.stagedoor.sso.logout;

import org.jspecify.annotations.NullMarked;
