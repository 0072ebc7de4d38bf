package org.stagedoor.account.profile;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;

/** The fields that a profile has here. */
enum ProfileField {
  DISPLAYNAME("displayname", Pattern.compile("(?s).{1,256}"), "must be at most 256 characters"),
  AVATAR_URL(
      "avatar_url",
      Pattern.compile("mxc://[^/\\s]{1,255}/[^\\s]{1,255}"),
      "must be an mxc:// address"),
  TIME_ZONE("m.tz", Pattern.compile("[A-Za-z0-9/_+-]{1,64}"), "must be the name of a time zone");

  private static final Pattern NAME =
      Pattern.compile("displayname|avatar_url|[a-z][a-z0-9_]*(?:\\.[a-z][a-z0-9_]*)+");

  private final String key;
  private final Pattern form;
  private final String must;

  ProfileField(String key, Pattern form, String must) {
    this.key = key;
    this.form = form;
    this.must = must;
  }

  String key() {
    return key;
  }

  /**
   * The field that the path names.
   *
   * @throws MatrixException 400 {@code M_INVALID_PARAM} if there can be no such field, 403 {@code
   *     M_FORBIDDEN} if it is not kept here
   */
  static ProfileField named(Call call) {
    String name = call.parameter("field");
    if (!NAME.matcher(name).matches()) {
      throw MatrixException.invalid("The path", "must name a field of a profile");
    }
    return Arrays.stream(values())
        .filter(field -> field.key.equals(name))
        .findFirst()
        .orElseThrow(() -> MatrixException.forbidden("This server keeps no such field"));
  }

  /**
   * The value to set; empty if the field is to be removed, which older clients do by an empty text.
   *
   * @throws MatrixException 400 if the value is missing, or of a wrong form
   */
  Optional<String> value(Fields fields) {
    if (!fields.body().has(key)) {
      throw MatrixException.missing(key);
    }
    Optional<String> value = fields.optionalText(key).filter(text -> !text.isEmpty());
    if (value.filter(text -> !form.matcher(text).matches()).isPresent()) {
      throw MatrixException.invalid(key, must);
    }
    return value;
  }
}
