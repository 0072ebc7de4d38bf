package org.stagedoor.account.login;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.appservice.AppserviceNames;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;

/** The log-in type {@code m.login.application_service}: its token is proof enough. */
@Component(service = AppserviceLogin.class)
public final class AppserviceLogin {
  private final Identifiers identifiers;
  private final AppserviceNames appservices;

  /** Understands users' names. */
  @Activate
  public AppserviceLogin(
      @Reference Identifiers identifiers, @Reference AppserviceNames appservices) {
    this.identifiers = identifiers;
    this.appservices = appservices;
  }

  /** Who logs in; refuses whoever is no application service, or not that user's. */
  Proven authenticate(Call call) {
    UserId user = identifiers.named(call.fields()).user();
    appservices.refuseOthers(call, user);
    return Proven.lasting(user);
  }
}
