package org.stagedoor.webconsole;

import org.stagedoor.api.account.UserId;

/**
 * Somebody who may see the page.
 *
 * @param user who it is
 * @param tokenId names the access token by which that is known, without being it
 */
record Administrator(UserId user, String tokenId) {}
