package org.stagedoor.identity;

import org.stagedoor.api.json.Dict;

/**
 * What an identity server answered. Nothing in it is to be believed but by who trusts that server.
 *
 * @param status 200, or 400 to 404
 * @param body empty if it is no JSON object
 */
record Answer(int status, Dict body) {
  boolean ok() {
    return status == 200;
  }
}
