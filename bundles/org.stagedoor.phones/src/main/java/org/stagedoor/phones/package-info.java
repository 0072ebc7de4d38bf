/** Telephone numbers, by libphonenumber. */
@NullMarked
package org.stagedoor.phones;

import org.jspecify.annotations.NullMarked;
