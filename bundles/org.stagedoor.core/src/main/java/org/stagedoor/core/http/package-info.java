/** The HTTP edge: routing, errors, pages, callbacks, cookies, limits. */
@NullMarked
package org.stagedoor.core.http;

import org.jspecify.annotations.NullMarked;
