/** What is written to people. */
@NullMarked
package org.stagedoor.validation.letter;

import org.jspecify.annotations.NullMarked;
