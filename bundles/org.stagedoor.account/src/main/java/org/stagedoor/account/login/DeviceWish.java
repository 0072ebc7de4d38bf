package org.stagedoor.account.login;

import java.util.Optional;
import java.util.regex.Pattern;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;

/**
 * What a client asks for its device when it logs in or registers.
 *
 * @param deviceId the id that it wants; empty to be given one
 * @param displayName the name for a new device
 * @param refreshable whether it can use refresh tokens
 */
public record DeviceWish(
    Optional<String> deviceId, Optional<String> displayName, boolean refreshable) {
  /** What shows nothing, and takes six bytes for each in JSON: separators of lines as well. */
  private static final String UNSEEN = "\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}";

  /** In characters as people count them: a masked face is one, though two for Java. */
  private static final int MAX_LENGTH = 255;

  private static final Pattern DEVICE_ID =
      Pattern.compile("[^" + UNSEEN + "]{1," + MAX_LENGTH + "}");
  private static final Pattern NOT_IN_NAMES = Pattern.compile("[" + UNSEEN + "]");

  /**
   * Reads the wish from a request.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} if a field is of a wrong type or form
   */
  public static DeviceWish read(Fields fields) {
    Optional<String> id = fields.optionalText("device_id");
    id.ifPresent(DeviceWish::checkId);
    return new DeviceWish(
        id,
        displayName(fields, "initial_device_display_name"),
        fields.flag("refresh_token", false));
  }

  /**
   * Refuses what can't name a device.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM}
   */
  public static void checkId(String id) {
    if (!DEVICE_ID.matcher(id).matches()) {
      throw MatrixException.invalid(
          "device_id", "must be 1 to 255 characters, none of them a control character");
    }
  }

  /**
   * Reads the name of a device, without control characters: a name with some is a slip of who typed
   * it, whom the rest serves.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} if it is no text or longer than 255
   *     characters
   */
  public static Optional<String> displayName(Fields fields, String field) {
    Optional<String> name = fields.optionalText(field);
    if (name.filter(text -> text.length() > MAX_LENGTH).isPresent()) {
      throw MatrixException.invalid(field, "must be at most " + MAX_LENGTH + " characters");
    }
    return name.map(text -> NOT_IN_NAMES.matcher(text).replaceAll(""));
  }
}
