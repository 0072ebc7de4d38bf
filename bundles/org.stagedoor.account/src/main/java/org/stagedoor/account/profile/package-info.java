/** What users tell about themselves. */
@NullMarked
package org.stagedoor.account.profile;

import org.jspecify.annotations.NullMarked;
