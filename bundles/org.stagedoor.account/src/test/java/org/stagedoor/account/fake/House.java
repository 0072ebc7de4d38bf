package org.stagedoor.account.fake;

import java.util.Map;
import org.stagedoor.account.Audit;
import org.stagedoor.account.appservice.AppserviceNames;
import org.stagedoor.account.appservice.FakeAppservices;
import org.stagedoor.account.login.LoginRules;
import org.stagedoor.account.login.SignIn;
import org.stagedoor.account.password.PasswordProof;
import org.stagedoor.account.token.SignedLoginTokens;
import org.stagedoor.api.account.LoginTokens;

/** The ports in memory, and what most tests need upon them. */
public final class House {
  public final FakeServer server = new FakeServer();
  public final FakeTransactions transactions = new FakeTransactions();
  public final FakeAccounts accounts = new FakeAccounts();
  public final FakeTokens tokens = new FakeTokens();
  public final FakeDevices devices = new FakeDevices(tokens);
  public final FakeThreePids threePids = new FakeThreePids();
  public final FakeUserData userData = new FakeUserData();
  public final FakeGuesses guesses = new FakeGuesses();
  public final FakePasswords passwords = new FakePasswords(accounts);
  public final FakeInstalled installed = new FakeInstalled(passwords);
  public final Audit audit = new Audit(transactions, installed);
  public final PasswordProof proof = new PasswordProof(installed, guesses);

  public final FakeNonces nonces = new FakeNonces();
  public final LoginTokens loginTokens =
      new SignedLoginTokens(accounts, nonces, new FakeSealingKeys());

  public final AppserviceNames appserviceNames = FakeAppservices.bridge();

  /** Signs in with default settings. */
  public SignIn signIn() {
    return signIn(rules(Map.of()));
  }

  /** Signs in with settings of a test's own. */
  public SignIn signIn(LoginRules rules) {
    return new SignIn(transactions, devices, tokens, server, rules, audit);
  }

  /** The rules of log-in with settings of a test's own. */
  public LoginRules rules(Map<String, Object> settings) {
    return new LoginRules(settings);
  }
}
