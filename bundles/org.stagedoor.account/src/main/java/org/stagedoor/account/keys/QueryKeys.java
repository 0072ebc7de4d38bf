package org.stagedoor.account.keys;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Fields;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** {@code POST /keys/query}: the cross-signing keys that users uploaded. */
@Component
@Route(route = "POST /_matrix/client/{v}/keys/query", access = Access.GUEST)
public final class QueryKeys implements Endpoint {
  /** Each costs a look-up. */
  private static final int MAX_USERS = 500;

  private final KeptKeys kept;
  private final Server server;

  /** Reads from the store. */
  @Activate
  public QueryKeys(@Reference KeptKeys kept, @Reference Server server) {
    this.kept = kept;
    this.server = server;
  }

  @Override
  public Reply serve(Call call) {
    Dict wanted = call.fields().dict("device_keys");
    if (wanted.keys().size() > MAX_USERS) {
      throw MatrixException.invalid("device_keys", "must name at most " + MAX_USERS + " users");
    }
    Map<KeyKind, Dict> found = new LinkedHashMap<>();
    for (String name : wanted.keys()) {
      new Fields(wanted).texts(name);
      Optional<UserId> user = UserId.parse(name).filter(id -> id.server().equals(server.name()));
      if (user.isPresent()) {
        collect(user.get(), user.get().equals(call.user().user()), found);
      }
    }
    Dict answer = Dict.of("device_keys", Dict.EMPTY, "failures", Dict.EMPTY);
    for (KeyKind kind : KeyKind.values()) {
      answer = answer.with(kind.answer(), found.getOrDefault(kind, Dict.EMPTY));
    }
    return Reply.ok(answer);
  }

  private void collect(UserId user, boolean own, Map<KeyKind, Dict> found) {
    Dict keys = kept.of(user);
    for (KeyKind kind : KeyKind.values()) {
      if (own || kind != KeyKind.USER_SIGNING) {
        keys.dict(kind.field())
            .ifPresent(key -> found.merge(kind, Dict.of(user.toString(), key), Dict::with));
      }
    }
  }
}
