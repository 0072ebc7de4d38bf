/** Validation sessions: what is kept of them, and what they prove. */
@NullMarked
package org.stagedoor.validation.session;

import org.jspecify.annotations.NullMarked;
