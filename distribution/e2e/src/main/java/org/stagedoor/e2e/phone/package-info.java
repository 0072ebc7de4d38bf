/** Where text messages go, in tests. */
@NullMarked
package org.stagedoor.e2e.phone;

import org.jspecify.annotations.NullMarked;
