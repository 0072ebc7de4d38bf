/** Application services: programs that act for users of their own, such as bridges and bots. */
@NullMarked
package org.stagedoor.account.appservice;

import org.jspecify.annotations.NullMarked;
