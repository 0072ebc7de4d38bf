package org.stagedoor.api.stage;

import org.stagedoor.api.json.Dict;

/** What came in with an attempt. */
public sealed interface Input permits Input.Auth, Input.Browser {
  /** The members, whichever way they came; hostile. */
  Dict fields();

  /**
   * The {@code auth} object of a client's request.
   *
   * @param fields its members without {@code type} and {@code session}; empty when a challenge is
   *     being made
   */
  record Auth(Dict fields) implements Input {}

  /**
   * What a browser sent to the fallback page or the address back.
   *
   * @param posted whether by a POST of a form that the core protected, so that a person meant it;
   *     else by a GET, which a scanner of links may have made
   * @param returned whether by the address back, so that who sent it was told that address
   * @param fields the fields of the form or parameters of the query; each a string, of repeated
   *     ones the first
   */
  record Browser(boolean posted, boolean returned, Dict fields) implements Input {}
}
