/**
 * The account API of Matrix: the operations guarded by User-Interactive Authentication and the
 * calls around them.
 */
@NullMarked
package org.stagedoor.account;

import org.jspecify.annotations.NullMarked;
