package org.stagedoor.api.account;

import java.time.Instant;
import java.util.Optional;

/**
 * A device.
 *
 * @param id its id, 1 to 255 characters
 * @param displayName its name for people
 * @param lastSeenAddress the address from which its token was last used
 * @param lastSeen when its token was last used, to the minute or so
 */
public record Device(
    String id,
    Optional<String> displayName,
    Optional<String> lastSeenAddress,
    Optional<Instant> lastSeen) {}
