/** The machine's browser, for tests that need one. */
@NullMarked
package org.stagedoor.browser;

import org.jspecify.annotations.NullMarked;
