package org.stagedoor.account.registration;

import java.util.Map;
import org.stagedoor.account.fake.House;
import org.stagedoor.account.password.PasswordPolicy;

/** The registration upon the ports in memory. */
public final class RegistrationFixture {
  private RegistrationFixture() {}

  /** A registration with settings of a test's own. */
  public static Register register(House house, Map<String, Object> settings) {
    Usernames usernames = new Usernames(house.accounts, house.server, house.appserviceNames);
    RegistrationRules rules = new RegistrationRules(settings);
    NewAccounts newAccounts =
        new NewAccounts(house.accounts, house.threePids, house.userData, house.audit);
    UserRegistration users =
        new UserRegistration(
            rules,
            usernames,
            new PasswordPolicy(Map.of()),
            house.installed,
            house.proof,
            newAccounts,
            house.signIn());
    return new Register(
        new RegistrationLimit(house.guesses),
        house.accounts,
        usernames,
        users,
        new GuestRegistration(rules, usernames, newAccounts, house.signIn()),
        new AppserviceRegistration(house.appserviceNames, usernames, newAccounts, house.signIn()));
  }
}
