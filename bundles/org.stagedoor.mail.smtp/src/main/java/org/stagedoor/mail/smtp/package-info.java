/** Sends mail by SMTP from a queue that survives crashes. */
@NullMarked
package org.stagedoor.mail.smtp;

import org.jspecify.annotations.NullMarked;
