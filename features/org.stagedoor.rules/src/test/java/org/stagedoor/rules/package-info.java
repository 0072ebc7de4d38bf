/** The rules of the house, held against the bundles as they were built. */
@NullMarked
package org.stagedoor.rules;

import org.jspecify.annotations.NullMarked;
