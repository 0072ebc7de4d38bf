/** Single sign-on: log-in and proof of users by identity providers. */
@NullMarked
package org.stagedoor.sso;

import org.jspecify.annotations.NullMarked;
