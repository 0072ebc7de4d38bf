package org.stagedoor.account;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.stagedoor.account.admin.AdminDoor;
import org.stagedoor.account.admin.AdminNonces;
import org.stagedoor.account.admin.AdminRegister;
import org.stagedoor.account.admin.Locks;
import org.stagedoor.account.admin.PutLock;
import org.stagedoor.account.deactivation.Deactivate;
import org.stagedoor.account.device.DeleteDevices;
import org.stagedoor.account.device.DeviceRemoval;
import org.stagedoor.account.device.PutDevice;
import org.stagedoor.account.fake.Calls;
import org.stagedoor.account.fake.FakeJson;
import org.stagedoor.account.fake.House;
import org.stagedoor.account.fallback.LoginChoices;
import org.stagedoor.account.fallback.LoginPost;
import org.stagedoor.account.keys.KeptKeys;
import org.stagedoor.account.keys.QueryKeys;
import org.stagedoor.account.keys.UploadKeys;
import org.stagedoor.account.login.Login;
import org.stagedoor.account.login.LoginFixture;
import org.stagedoor.account.login.Refresh;
import org.stagedoor.account.password.ChangePassword;
import org.stagedoor.account.password.PasswordChange;
import org.stagedoor.account.password.PasswordPolicy;
import org.stagedoor.account.profile.Profiles;
import org.stagedoor.account.profile.PutProfileField;
import org.stagedoor.account.registration.NewAccounts;
import org.stagedoor.account.registration.RegistrationFixture;
import org.stagedoor.account.registration.RegistrationRules;
import org.stagedoor.account.registration.Usernames;
import org.stagedoor.account.threepid.AddThreePid;
import org.stagedoor.account.threepid.Addresses;
import org.stagedoor.account.threepid.BindThreePid;
import org.stagedoor.account.threepid.DeleteThreePid;
import org.stagedoor.account.threepid.PostThreePid;
import org.stagedoor.account.threepid.ThreePidAddition;
import org.stagedoor.account.threepid.UnbindThreePid;
import org.stagedoor.account.threepid.Unbinding;
import org.stagedoor.account.token.GetToken;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;
import org.stagedoor.phones.KnownPhoneNumbers;

/** Whatever JSON a call is sent, it answers, or refuses with an error of the protocol. */
class HostileInputTest {
  private static final int ROUNDS = 1500;

  private final House house = new House();
  private final UserId alice = house.accounts.add("alice", "correct battery");
  private final Unbinding unbinding = new Unbinding(house.installed);

  private Map<String, Endpoint> endpoints() {
    Profiles profiles = new Profiles(house.accounts, house.userData, house.audit);
    Login login = LoginFixture.login(house, Map.of());
    AdminDoor door =
        new AdminDoor(
            new RegistrationRules(Map.of(".shared.secret", "s")),
            new AdminNonces(house.nonces),
            house.guesses);
    Map<String, Endpoint> endpoints = new LinkedHashMap<>();
    endpoints.put("login", login);
    endpoints.put(
        "login page",
        new LoginPost(
            login,
            new LoginChoices(house.installed, house.server, house.rules(Map.of())),
            new FakeJson(),
            house.server));
    endpoints.put("refresh", new Refresh(house.tokens, house.rules(Map.of())));
    endpoints.put("device", new PutDevice(house.devices, house.audit));
    endpoints.put("profile", new PutProfileField(profiles));
    endpoints.put("unbind", new UnbindThreePid(new Addresses(new KnownPhoneNumbers()), unbinding));
    endpoints.put("bind", new BindThreePid(house.installed));
    endpoints.put(
        "delete",
        new DeleteThreePid(
            house.threePids, new Addresses(new KnownPhoneNumbers()), unbinding, house.audit));
    endpoints.put(
        "query", new QueryKeys(new KeptKeys(house.userData), house.server, new FakeJson()));
    endpoints.put(
        "lock",
        new PutLock(new Locks(house.accounts, house.transactions, house.server, house.audit)));
    endpoints.put(
        "admin register",
        new AdminRegister(
            door,
            new Usernames(house.accounts, house.server, house.appserviceNames),
            house.installed,
            house.transactions,
            new NewAccounts(house.accounts, house.threePids, house.userData, house.audit),
            profiles,
            house.signIn()));
    return endpoints;
  }

  private Map<String, Operation> operations() {
    ThreePidAddition addition = new ThreePidAddition(house.threePids, house.installed, house.audit);
    Owner owner = new Owner(house.accounts);
    Map<String, Operation> operations = new LinkedHashMap<>();
    operations.put("register", RegistrationFixture.register(house, Map.of("guests", true)));
    operations.put(
        "delete_devices", new DeleteDevices(new DeviceRemoval(house.devices, house.audit)));
    operations.put(
        "password",
        new ChangePassword(
            new PasswordPolicy(Map.of()),
            house.installed,
            owner,
            new PasswordChange(house.accounts, house.devices, house.audit)));
    operations.put("add", new AddThreePid(addition));
    operations.put("post", new PostThreePid(addition));
    operations.put(
        "keys",
        new UploadKeys(new KeptKeys(house.userData), house.devices, new FakeJson(), house.audit));
    operations.put("token", new GetToken(house.loginTokens, house.rules(Map.of()), house.audit));
    operations.put("deactivate", new Deactivate(house.accounts, owner, unbinding, house.audit));
    return operations;
  }

  private Call call(HostileJson json, Dict body) {
    Call call = Calls.by(alice, "user_id", json.text(), "field", json.text(), body);
    Map<String, String> parameters =
        Map.of("device_id", json.text(), "user_id", json.text(), "field", "displayname");
    return new Call(
        call.method(),
        call.path(),
        parameters,
        Map.of("kind", json.one(List.of("user", "guest", "cat")), "device_id", json.text()),
        body,
        json.one(List.of(call.requester(), Optional.empty())),
        call.origin(),
        json.one(List.of(Optional.empty(), Optional.of("session"))),
        call.now());
  }

  @Test
  void breaksNoEndpoint() {
    endpoints()
        .forEach(
            (name, endpoint) -> {
              HostileJson json = new HostileJson(name.hashCode());
              for (int round = 0; round < ROUNDS; round++) {
                Call call = call(json, json.dict(4));
                survives(name, call, () -> endpoint.serve(call));
              }
            });
  }

  @Test
  void breaksNoOperation() {
    operations()
        .forEach(
            (name, operation) -> {
              HostileJson json = new HostileJson(name.hashCode());
              for (int round = 0; round < ROUNDS; round++) {
                Call call = call(json, json.dict(4));
                survives(name, call, () -> run(operation, call));
              }
            });
  }

  private void run(Operation operation, Call call) {
    operation.validate(call);
    operation.bound(call);
    operation.purpose(call, Locale.GERMAN);
    operation.exempt(call);
    operation.actsOnAccount(call);
    operation.hold(call, Calls.NOW);
    Grant grant = new Grant(call.session(), Optional.of(alice), List.of());
    house.transactions.required(operation.prepare(call, grant)::run);
    operation.repeat(call, Dict.of("user_id", alice.toString()));
  }

  private static void survives(String name, Call call, Runnable request) {
    try {
      request.run();
    } catch (MatrixException refused) {
      assertTrue(refused.status() < 500, () -> name + ": " + refused.error());
    } catch (RuntimeException bug) {
      throw new AssertionError(name + " broke on " + new FakeJson().write(call.body()), bug);
    }
  }
}
