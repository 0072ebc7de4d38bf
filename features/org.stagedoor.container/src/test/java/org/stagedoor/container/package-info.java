/** The server as it is deployed, seen over HTTP while its bundles come and go. */
@NullMarked
package org.stagedoor.container;

import org.jspecify.annotations.NullMarked;
