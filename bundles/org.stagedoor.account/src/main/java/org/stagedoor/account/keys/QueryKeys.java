package org.stagedoor.account.keys;

import java.util.List;
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
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.operation.Endpoint;

/**
 * {@code POST /keys/query}: the cross-signing keys that users uploaded. Whose name is not spelt as
 * the account's is unknown; so are those for whom the answer has no room.
 */
@Component
@Route(route = "POST /_matrix/client/{v}/keys/query", access = Access.GUEST)
public final class QueryKeys implements Endpoint {
  /** Each costs a look-up. */
  private static final int MAX_USERS = 500;

  private static final List<KeyKind> SHOWN_TO_ALL = List.of(KeyKind.MASTER, KeyKind.SELF_SIGNING);

  private final KeptKeys kept;
  private final Server server;
  private final JsonCodec json;

  /** Reads from the store. */
  @Activate
  public QueryKeys(@Reference KeptKeys kept, @Reference Server server, @Reference JsonCodec json) {
    this.kept = kept;
    this.server = server;
    this.json = json;
  }

  @Override
  public Reply serve(Call call) {
    Dict wanted = call.fields().dict("device_keys");
    if (wanted.keys().size() > MAX_USERS) {
      throw MatrixException.invalid("device_keys", "must name at most " + MAX_USERS + " users");
    }
    UserId asking = call.user().user();
    FoundKeys found = new FoundKeys(json);
    if (wanted.has(asking.toString())) {
      // First, for a client that misses its own user's keys would make new ones.
      collect(asking, List.of(KeyKind.values()), found);
    }
    for (String name : wanted.keys()) {
      new Fields(wanted).texts(name);
      Optional<UserId> user = UserId.parse(name).filter(id -> id.server().equals(server.name()));
      if (user.isPresent() && !user.get().equals(asking) && found.hasRoom()) {
        collect(user.get(), SHOWN_TO_ALL, found);
      }
    }
    return Reply.ok(found.answer().with("device_keys", Dict.EMPTY).with("failures", Dict.EMPTY));
  }

  private void collect(UserId user, List<KeyKind> kinds, FoundKeys found) {
    Dict keys = kept.of(user);
    for (KeyKind kind : kinds) {
      CrossSigningKey.readKept(kind, keys, user).ifPresent(key -> found.add(user, key));
    }
  }
}
