/** The identity servers that the operator trusts. */
@NullMarked
package org.stagedoor.identity;

import org.jspecify.annotations.NullMarked;
