/**
 * The account API of Matrix: the operations guarded by User-Interactive Authentication and the
 * calls around them. A package for each concern; here is what they share.
 */
@NullMarked
package org.stagedoor.account;

import org.jspecify.annotations.NullMarked;
