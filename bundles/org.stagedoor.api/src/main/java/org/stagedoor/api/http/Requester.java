package org.stagedoor.api.http;

import java.util.Optional;
import org.stagedoor.api.account.UserId;

/**
 * Who sent a request, as its access token proves.
 *
 * @param user the user
 * @param device the device that the token belongs to; empty for a token without one
 * @param tokenId names the token without being it; stable for the token's life
 * @param kind what kind of requester
 */
public record Requester(UserId user, Optional<String> device, String tokenId, Kind kind) {
  /** Kinds of requester. */
  public enum Kind {
    /** A registered user. */
    USER,
    /** A guest, as in {@code POST /register?kind=guest}. */
    GUEST,
    /** A user who administers this server. */
    ADMIN,
    /** An application service acting for a user of its namespace. */
    APPSERVICE
  }
}
