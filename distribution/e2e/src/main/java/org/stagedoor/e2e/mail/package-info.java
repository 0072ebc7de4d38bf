/** A mail server of the tests' own, and what arrived there. */
@NullMarked
package org.stagedoor.e2e.mail;

import org.jspecify.annotations.NullMarked;
