/**
 * The harness of the end-to-end tests: an {@link org.stagedoor.e2e.Installation} is what a user
 * unpacks, a {@link org.stagedoor.e2e.RunningServer} what she starts, a {@link
 * org.stagedoor.e2e.Client} what she talks to it with.
 */
@NullMarked
package org.stagedoor.e2e;

import org.jspecify.annotations.NullMarked;
