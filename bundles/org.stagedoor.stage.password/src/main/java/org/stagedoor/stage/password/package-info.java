/** The auth type m.login.password, and the hashing and checking of passwords with Argon2id. */
@NullMarked
package org.stagedoor.stage.password;

import org.jspecify.annotations.NullMarked;
