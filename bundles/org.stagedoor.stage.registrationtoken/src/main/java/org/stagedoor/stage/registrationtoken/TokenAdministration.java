package org.stagedoor.stage.registrationtoken;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/**
 * Lets administrators create, list, change and remove tokens, at the addresses that their tools
 * know from Synapse.
 */
@Component
@Route(
    route = {
      "GET /_synapse/admin/v1/registration_tokens",
      "POST /_synapse/admin/v1/registration_tokens/new",
      "GET /_synapse/admin/v1/registration_tokens/{token}",
      "PUT /_synapse/admin/v1/registration_tokens/{token}",
      "DELETE /_synapse/admin/v1/registration_tokens/{token}"
    },
    access = Access.ADMIN)
public final class TokenAdministration implements Endpoint {
  private static final int LENGTH = 16;

  private final TokenBox tokens;
  private final TokenNames names;
  private final TokenAudit audit;

  /** Called by DS. */
  @Activate
  public TokenAdministration(@Reference BundleData data, @Reference AuditTrail trail) {
    this(new TokenBox(data), new TokenNames(new SecureRandom()), new TokenAudit(trail));
  }

  TokenAdministration(TokenBox tokens, TokenNames names, TokenAudit audit) {
    this.tokens = tokens;
    this.names = names;
    this.audit = audit;
  }

  @Override
  public Reply serve(Call call) {
    if (!call.parameters().containsKey("token")) {
      return call.method().equals("POST") ? create(call) : list(call);
    }
    String name = call.parameter("token");
    return switch (call.method()) {
      case "PUT" -> change(name, call);
      case "DELETE" -> remove(name, call);
      default -> Reply.ok(tokens.find(name).orElseThrow(TokenAdministration::none).shown(name));
    };
  }

  private Reply list(Call call) {
    Optional<Boolean> valid = call.queried("valid").map("true"::equals);
    Instant now = call.now();
    return Reply.ok(
        Dict.of(
            "registration_tokens",
            tokens.all().entrySet().stream()
                .filter(it -> valid.isEmpty() || valid.get() == it.getValue().open(now))
                .map(it -> it.getValue().shown(it.getKey()))
                .toList()));
  }

  private Reply create(Call call) {
    TokenFields fields = new TokenFields(call.body());
    int length = fields.length(LENGTH);
    String name = call.fields().optionalText("token").orElseGet(() -> names.generate(length));
    if (!TokenBox.NAME.matcher(name).matches()) {
      throw MatrixException.invalid("token", "must be 1 to 64 of A-Z a-z 0-9 . _ ~ -");
    }
    Token token = Token.of(fields.usesAllowed(), fields.expiry(call.now()));
    if (!tokens.add(name, token)) {
      throw MatrixException.invalid("token", "exists already");
    }
    audit.byCall("create", name, call);
    return Reply.ok(token.shown(name));
  }

  private Reply change(String name, Call call) {
    Dict body = call.body();
    TokenFields fields = new TokenFields(body);
    Token changed =
        tokens
            .change(
                name,
                token ->
                    token.limit(
                        body.has("uses_allowed") ? fields.usesAllowed() : token.usesAllowed(),
                        body.has("expiry_time") ? fields.expiry(call.now()) : token.expiry()))
            .orElseThrow(TokenAdministration::none);
    audit.byCall("change", name, call);
    return Reply.ok(changed.shown(name));
  }

  private Reply remove(String name, Call call) {
    if (!tokens.remove(name)) {
      throw none();
    }
    audit.byCall("delete", name, call);
    return Reply.ok();
  }

  private static MatrixException none() {
    return MatrixException.notFound("No such registration token");
  }
}
