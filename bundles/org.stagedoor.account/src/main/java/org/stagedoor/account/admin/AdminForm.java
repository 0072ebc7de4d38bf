package org.stagedoor.account.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.stagedoor.account.login.DeviceWish;
import org.stagedoor.api.http.Fields;

/**
 * What a script sends to register a user.
 *
 * @param nonce that it was given
 * @param username to register
 * @param password to give the user
 * @param admin whether the user becomes an administrator
 * @param userType of no meaning here, but signed
 * @param displayName the user's name for people
 * @param inhibitLogin whether to open no device
 * @param mac the signature
 */
record AdminForm(
    String nonce,
    String username,
    String password,
    boolean admin,
    Optional<String> userType,
    Optional<String> displayName,
    boolean inhibitLogin,
    String mac) {
  static AdminForm read(Fields fields) {
    return new AdminForm(
        fields.text("nonce"),
        fields.text("username"),
        fields.text("password"),
        fields.flag("admin", false),
        fields.optionalText("user_type"),
        DeviceWish.displayName(fields, "displayname"),
        fields.flag("inhibit_login", false),
        fields.text("mac"));
  }

  /** What the script must have signed. */
  String[] signed() {
    List<String> parts =
        new ArrayList<>(List.of(nonce, username, password, admin ? "admin" : "notadmin"));
    userType.ifPresent(parts::add);
    return parts.toArray(String[]::new);
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "AdminForm[" + username + "]";
  }
}
