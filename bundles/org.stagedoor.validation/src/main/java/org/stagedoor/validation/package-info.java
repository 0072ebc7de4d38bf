/** The calls of {@code requestToken}, and what comes back: codes and links. */
@NullMarked
package org.stagedoor.validation;

import org.jspecify.annotations.NullMarked;
