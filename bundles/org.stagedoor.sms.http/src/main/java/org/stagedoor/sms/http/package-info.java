/** Text messages by a gateway that speaks HTTP. */
@NullMarked
package org.stagedoor.sms.http;

import org.jspecify.annotations.NullMarked;
