/** Components that refused their settings: which there are, and what mends them. */
@NullMarked
package org.stagedoor.core.retry;

import org.jspecify.annotations.NullMarked;
