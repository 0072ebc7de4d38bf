/** Reading and writing JSON. */
@NullMarked
package org.stagedoor.core.json;

import org.jspecify.annotations.NullMarked;
