package org.stagedoor.sso.login;

import java.util.Optional;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.link.Subject;
import org.stagedoor.sso.trip.Goal.Login;

/**
 * Who came from a provider for the first time, and has no account yet.
 *
 * @param subject who to the provider
 * @param shown how the provider's name for her is shown; may be empty
 * @param wish the name that she would have
 * @param displayName for a profile
 * @param login what she came for
 */
record Newcomer(
    Subject subject, String shown, String wish, Optional<String> displayName, Login login) {
  Dict dict() {
    Dict dict =
        login
            .dict()
            .with("provider", subject.provider())
            .with("subject", subject.id())
            .with("shown", shown)
            .with("wish", wish);
    return displayName.isPresent() ? dict.with("name", displayName.get()) : dict;
  }

  static Optional<Newcomer> of(Dict dict) {
    Optional<String> client = dict.text("client");
    Optional<String> browser = dict.text("browser");
    Optional<String> provider = dict.text("provider");
    Optional<String> id = dict.text("subject");
    if (client.isEmpty() || browser.isEmpty() || provider.isEmpty() || id.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Newcomer(
            new Subject(provider.get(), id.get()),
            dict.text("shown").orElse(""),
            dict.text("wish").orElse(""),
            dict.text("name"),
            new Login(client.get(), browser.get())));
  }

  /** How she is called: {@code alice (Example)}. */
  String title(String providerName) {
    return shown.isEmpty() ? providerName : shown + " (" + providerName + ")";
  }
}
