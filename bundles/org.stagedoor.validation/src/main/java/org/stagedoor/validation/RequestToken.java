package org.stagedoor.validation;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.account.ValidationSessions.Purpose;
import org.stagedoor.api.account.ValidationSessions.Request;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.validation.session.Rules;

/** The six calls named {@code requestToken}. */
@Component
@Route(
    route = {
      "POST /_matrix/client/{v}/register/{medium}/requestToken",
      "POST /_matrix/client/{v}/account/password/{medium}/requestToken",
      "POST /_matrix/client/{v}/account/3pid/{medium}/requestToken"
    },
    access = Access.LENIENT)
public final class RequestToken implements Endpoint {
  private static final Pattern SECRET = Pattern.compile("[0-9a-zA-Z.=_-]{1,255}");
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

  private final ValidationSessions sessions;
  private final Occasions occasions;
  private final Rules rules;
  private final Server server;
  private final PhoneNumbers phones;

  /** Called by DS. */
  @Activate
  public RequestToken(
      @Reference ValidationSessions sessions,
      @Reference Occasions occasions,
      @Reference Rules rules,
      @Reference Server server,
      @Reference PhoneNumbers phones) {
    this.sessions = sessions;
    this.occasions = occasions;
    this.rules = rules;
    this.server = server;
    this.phones = phones;
  }

  @Override
  public Reply serve(Call call) {
    String medium = call.parameter("medium");
    String address =
        switch (medium) {
          case "email" -> call.fields().text("email");
          case "msisdn" -> number(call);
          default -> throw MatrixException.notFound("There are addresses of email and msisdn");
        };
    Purpose purpose = purpose(call.path());
    Optional<UserId> requester = requester(call);
    occasions.check(purpose, medium, requester.isPresent());
    String sid =
        sessions.begin(
            new Request(
                purpose,
                medium,
                address,
                secret(call),
                attempt(call),
                call.fields().optionalText("next_link").flatMap(rules::next),
                call.origin(),
                call.now(),
                requester));
    return Reply.ok(
        Dict.of("sid", sid, "submit_url", server.publicUri() + SubmitToken.path(medium)));
  }

  private static Optional<UserId> requester(Call call) {
    return call.requester()
        .filter(requester -> requester.kind() != Requester.Kind.GUEST)
        .map(Requester::user);
  }

  private static Purpose purpose(String path) {
    if (path.contains("/register/")) {
      return Purpose.REGISTER;
    }
    return path.contains("/account/password/") ? Purpose.RESET : Purpose.ADD;
  }

  private static String secret(Call call) {
    String secret = call.fields().text("client_secret");
    if (!SECRET.matcher(secret).matches()) {
      throw MatrixException.invalid("client_secret", "must be 1 to 255 of 0-9 a-z A-Z . = _ -");
    }
    return secret;
  }

  private static long attempt(Call call) {
    if (call.body().get("send_attempt") == null) {
      throw MatrixException.missing("send_attempt");
    }
    OptionalLong attempt = call.body().integer("send_attempt");
    if (attempt.isEmpty() || attempt.getAsLong() < 0) {
      throw MatrixException.invalid("send_attempt", "must be a whole number, 0 or more");
    }
    return attempt.getAsLong();
  }

  private String number(Call call) {
    String country = call.fields().text("country");
    String number = call.fields().text("phone_number");
    if (!COUNTRY.matcher(country).matches()) {
      throw MatrixException.invalid("country", "must be two letters");
    }
    return phones
        .read(country, number)
        .map(PhoneNumber::international)
        .orElseThrow(
            () -> MatrixException.invalid("phone_number", "can't be a number of that country"));
  }
}
