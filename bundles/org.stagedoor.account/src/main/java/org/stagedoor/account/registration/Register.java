package org.stagedoor.account.registration;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Purpose;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/** {@code POST /register}, for users, guests and the users of application services. */
@Component
@Guarded(operation = "register", query = "kind")
@Route(route = "POST /_matrix/client/{v}/register", access = Access.OPTIONAL)
public final class Register implements Operation {
  private final RegistrationLimit limit;
  private final Accounts accounts;
  private final Usernames usernames;
  private final UserRegistration users;
  private final GuestRegistration guests;
  private final AppserviceRegistration appservices;

  /** Leaves each kind to those who know them. */
  @Activate
  public Register(
      @Reference RegistrationLimit limit,
      @Reference Accounts accounts,
      @Reference Usernames usernames,
      @Reference UserRegistration users,
      @Reference GuestRegistration guests,
      @Reference AppserviceRegistration appservices) {
    this.limit = limit;
    this.accounts = accounts;
    this.usernames = usernames;
    this.users = users;
    this.guests = guests;
    this.appservices = appservices;
  }

  @Override
  public void validate(Call call) {
    if (forGuest(call)) {
      guests.validate(call);
    } else if (appservices.concerns(call)) {
      appservices.validate(call);
    } else {
      users.validate(call);
    }
  }

  @Override
  public Dict bound(Call call) {
    return call.fields()
        .optionalText("username")
        .map(name -> Dict.of("username", name.toLowerCase(Locale.ROOT)))
        .orElse(Dict.EMPTY);
  }

  @Override
  public String purpose(Call call, Locale locale) {
    Purpose purpose = new Purpose(locale);
    return call.fields()
        .optionalText("username")
        .map(name -> purpose.say("register", usernames.chosen(name)))
        .orElseGet(() -> purpose.say("register.unnamed"));
  }

  /** Guests have nothing to protect yet; application services prove themselves by their token. */
  @Override
  public boolean exempt(Call call) {
    return forGuest(call) || appservices.concerns(call);
  }

  /** The account does not exist yet, whoever asks for it. */
  @Override
  public boolean actsOnAccount(Call call) {
    return false;
  }

  @Override
  public void hold(Call call, Instant until) {
    if (call.session().isEmpty()) {
      return;
    }
    // With or without a name, from now on the session is a row for as long as it lives.
    limit.count(call);
    Optional<UserId> user = call.fields().optionalText("username").map(usernames::chosen);
    if (user.isPresent() && !accounts.hold(user.get(), call.session().get(), until, call.now())) {
      throw Usernames.taken();
    }
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    if (appservices.concerns(call) && !forGuest(call)) {
      return appservices.prepare(call);
    }
    limit.count(call);
    return forGuest(call) ? guests.prepare(call) : users.prepare(call, grant);
  }

  @Override
  public Optional<Effect> repeat(Call call, Dict receipt) {
    return forGuest(call) ? Optional.empty() : users.repeat(call, receipt);
  }

  private static boolean forGuest(Call call) {
    String kind = call.queried("kind").orElse("user");
    return switch (kind) {
      case "user" -> false;
      case "guest" -> true;
      default ->
          throw new MatrixException(
              400, Errcode.UNRECOGNIZED, "The kind of account must be user or guest");
    };
  }
}
