package org.stagedoor.account.login;

import java.util.Map;
import org.stagedoor.account.fake.House;
import org.stagedoor.account.threepid.Addresses;
import org.stagedoor.phones.KnownPhoneNumbers;

/** The log-in upon the ports in memory. */
public final class LoginFixture {
  private LoginFixture() {}

  /** A log-in with settings of a test's own. */
  public static Login login(House house, Map<String, Object> settings) {
    Identifiers identifiers =
        new Identifiers(house.threePids, house.server, new Addresses(new KnownPhoneNumbers()));
    return new Login(
        house.accounts,
        house.transactions,
        new PasswordLogin(
            identifiers, house.proof, house.accounts, house.audit, house.rules(settings)),
        new TokenLogin(house.loginTokens),
        new AppserviceLogin(identifiers, house.appserviceNames),
        house.signIn(house.rules(settings)),
        house.audit);
  }
}
