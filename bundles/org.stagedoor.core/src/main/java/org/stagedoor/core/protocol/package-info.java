/** The protocol without HTTP and SQL: sessions, flows, stages and their settlement. */
@NullMarked
package org.stagedoor.core.protocol;

import org.jspecify.annotations.NullMarked;
