/** What the container tests share: containers to start, bundles to build, requests to send. */
@NullMarked
package org.stagedoor.container.harness;

import org.jspecify.annotations.NullMarked;
