package org.stagedoor.api.stage;

import java.util.Optional;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * How a session ended.
 *
 * @param session the public key of the session
 * @param succeeded whether the guarded operation ran; else the session died
 * @param state what the stage last asked to be remembered
 * @param user whom the operation was about, such as the user who was registered
 */
public record Settlement(String session, boolean succeeded, Dict state, Optional<UserId> user) {}
