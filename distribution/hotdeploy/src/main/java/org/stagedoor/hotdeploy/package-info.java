/**
 * Sessions under load while everything is updated: what holds them, changes the server under them,
 * and measures.
 */
@NullMarked
package org.stagedoor.hotdeploy;

import org.jspecify.annotations.NullMarked;
