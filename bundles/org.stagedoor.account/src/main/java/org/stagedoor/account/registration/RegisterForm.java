package org.stagedoor.account.registration;

import java.util.Optional;
import org.stagedoor.account.login.DeviceWish;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Fields;

/**
 * What a client asks for when it registers a user, checked for form.
 *
 * @param user the name chosen
 * @param password the password chosen
 * @param wish for the first device
 * @param inhibitLogin whether the client wants no device and no token
 */
record RegisterForm(
    Optional<UserId> user, Optional<String> password, DeviceWish wish, boolean inhibitLogin) {
  static RegisterForm read(Call call, Usernames usernames) {
    Fields fields = call.fields();
    return new RegisterForm(
        fields.optionalText("username").map(usernames::chosen),
        fields.optionalText("password"),
        DeviceWish.read(fields),
        fields.flag("inhibit_login", false));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "RegisterForm[" + user + "]";
  }
}
