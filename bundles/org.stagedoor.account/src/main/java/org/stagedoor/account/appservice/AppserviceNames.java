package org.stagedoor.account.appservice;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Errcode;
import org.stagedoor.api.http.MatrixException;

/** Keeps the names of application services apart from those of people. */
@Component(service = AppserviceNames.class)
public final class AppserviceNames {
  /** The type under which application services register and log in. */
  public static final String TYPE = "m.login.application_service";

  private final AppserviceRegistry registered;

  /** Goes by what is registered at the moment. */
  @Activate
  public AppserviceNames(@Reference AppserviceRegistry registered) {
    this.registered = registered;
  }

  /** Whether there is any application service. */
  public boolean any() {
    return !registered.now().all().isEmpty();
  }

  /** Whether a name belongs to an application service alone. */
  public boolean exclusive(UserId user) {
    return registered.now().claim(user);
  }

  /**
   * Refuses a name to who is no application service.
   *
   * @throws MatrixException 400 {@code M_EXCLUSIVE}
   */
  public void refuseExclusive(UserId user) {
    if (exclusive(user)) {
      throw exclusive("This user name is reserved for an application service");
    }
  }

  /** Whether a request bears the token of an application service. */
  public boolean sent(Call call) {
    return sender(call).isPresent();
  }

  /**
   * Refuses all but an application service that may act for the user.
   *
   * @throws MatrixException 401 {@code M_MISSING_TOKEN} if no application service asks, 400 {@code
   *     M_EXCLUSIVE} for a user outside its namespace
   */
  public void refuseOthers(Call call, UserId user) {
    Appservice service =
        sender(call)
            .orElseThrow(
                () ->
                    new MatrixException(
                        401,
                        Errcode.MISSING_TOKEN,
                        "The access token of an application service is missing"));
    if (!service.has(user)) {
      throw exclusive("The user is not in the namespace of the application service");
    }
  }

  private Optional<Appservice> sender(Call call) {
    return call.requester().flatMap(registered.now()::of);
  }

  private static MatrixException exclusive(String error) {
    return new MatrixException(400, Errcode.EXCLUSIVE, error);
  }
}
