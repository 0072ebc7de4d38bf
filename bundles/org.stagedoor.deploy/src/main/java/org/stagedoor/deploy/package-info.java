/**
 * The folder {@code deploy/}: from what lies in it and in {@code bundle/} follows what runs. One
 * thread looks, decides and changes bundles; others read what it published.
 */
@NullMarked
package org.stagedoor.deploy;

import org.jspecify.annotations.NullMarked;
