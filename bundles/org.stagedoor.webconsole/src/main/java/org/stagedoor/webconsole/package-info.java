/**
 * A page for Felix's Web Console, and the only one of its pages that is let through: who sees it is
 * an administrator, by an access token, and what is installed from it obeys the rules for dropped
 * jars.
 */
@NullMarked
package org.stagedoor.webconsole;

import org.jspecify.annotations.NullMarked;
