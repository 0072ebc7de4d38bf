/** Logging in and out: access tokens come and go here. */
@NullMarked
package org.stagedoor.account.login;

import org.jspecify.annotations.NullMarked;
