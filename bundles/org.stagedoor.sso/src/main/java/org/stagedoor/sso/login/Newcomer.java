package org.stagedoor.sso.login;

import java.util.Optional;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.trip.Goal.Login;

/**
 * Who comes from a provider, perhaps for the first time.
 *
 * @param subject who to the provider
 * @param shown how the provider's name for her is shown; may be empty
 * @param wish the name that she would have
 * @param displayName for a profile
 * @param session names her session at the provider, if it told
 * @param id makes it count once
 * @param login what she came for
 */
record Newcomer(
    Subject subject,
    String shown,
    String wish,
    Optional<String> displayName,
    Optional<String> session,
    String id,
    Login login) {
  Dict dict() {
    Dict dict =
        login
            .dict()
            .with("provider", subject.provider())
            .with("subject", subject.id())
            .with("id", id)
            .with("shown", shown)
            .with("wish", wish);
    return with(with(dict, "name", displayName), "at", session);
  }

  private static Dict with(Dict dict, String key, Optional<String> value) {
    return value.isPresent() ? dict.with(key, value.get()) : dict;
  }

  static Optional<Newcomer> of(Dict dict) {
    Optional<String> client = dict.text("client");
    Optional<String> browser = dict.text("browser");
    Optional<String> provider = dict.text("provider");
    Optional<String> subject = dict.text("subject");
    if (client.isEmpty() || browser.isEmpty() || provider.isEmpty() || subject.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Newcomer(
            new Subject(provider.get(), subject.get()),
            dict.text("shown").orElse(""),
            dict.text("wish").orElse(""),
            dict.text("name"),
            dict.text("at"),
            dict.text("id").orElse(""),
            new Login(client.get(), browser.get())));
  }

  /** How she is called: {@code alice (Example)}. */
  String title(String providerName) {
    return shown.isEmpty() ? providerName : shown + " (" + providerName + ")";
  }
}
