/** Identity providers that speak the protocol of CAS, 3.0 or 2.0. */
@NullMarked
package org.stagedoor.sso.cas;

import org.jspecify.annotations.NullMarked;
