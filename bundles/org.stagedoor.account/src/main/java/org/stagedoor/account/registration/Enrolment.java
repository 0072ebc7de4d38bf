package org.stagedoor.account.registration;

import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.profile.Profiles;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.Enrolments;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;

/** Makes accounts for users whom an identity provider proved. */
@Component
public final class Enrolment implements Enrolments {
  private final RegistrationRules rules;
  private final RegistrationLimit limit;
  private final Usernames usernames;
  private final NewAccounts newAccounts;
  private final Profiles profiles;

  /** Goes by the rules of registration. */
  @Activate
  public Enrolment(
      @Reference RegistrationRules rules,
      @Reference RegistrationLimit limit,
      @Reference Usernames usernames,
      @Reference NewAccounts newAccounts,
      @Reference Profiles profiles) {
    this.rules = rules;
    this.limit = limit;
    this.usernames = usernames;
    this.newAccounts = newAccounts;
    this.profiles = profiles;
  }

  @Override
  public boolean open() {
    return rules.open();
  }

  @Override
  public UserId fit(String username, Instant now) {
    UserId user = usernames.chosen(username);
    usernames.refuseUnfit(user, Optional.empty(), now);
    return user;
  }

  @Override
  public void count(Call call) {
    limit.count(call);
  }

  @Override
  public void create(UserId user, Optional<String> displayName, Call call) {
    newAccounts.create(user, Account.Kind.USER, Optional.empty(), call);
    displayName.ifPresent(name -> profiles.name(user, name));
  }
}
