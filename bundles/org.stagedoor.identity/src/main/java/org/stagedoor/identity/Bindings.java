package org.stagedoor.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * Remembers what was bound where, sealed, until it is unbound or the account ends. Used by any
 * thread.
 *
 * @param data where it is kept
 */
record Bindings(UserData data) {
  private static final String NAME = "org.stagedoor.identity";
  private static final String LIST = "bindings";

  /** A user has few; of more the oldest are forgotten. */
  private static final int MOST = 16;

  List<Binding> of(UserId user) {
    return read(data.get(user, NAME).orElse(Dict.EMPTY));
  }

  /** Remembers one, instead of that of the same identifier at the same server. */
  void add(UserId user, Binding binding) {
    change(
        user,
        before -> {
          List<Binding> after = new ArrayList<>(before);
          after.removeIf(binding::same);
          after.add(binding);
          return after.subList(Math.max(0, after.size() - MOST), after.size());
        });
  }

  void remove(UserId user, Binding binding) {
    change(user, before -> before.stream().filter(it -> !it.same(binding)).toList());
  }

  private void change(UserId user, UnaryOperator<List<Binding>> change) {
    data.update(
        user,
        NAME,
        kept -> {
          List<Binding> after = change.apply(read(kept));
          return after.isEmpty()
              ? Dict.EMPTY
              : Dict.of(LIST, after.stream().map(Binding::write).toList());
        });
  }

  private static List<Binding> read(Dict kept) {
    return kept.dicts(LIST).orElse(List.of()).stream()
        .flatMap(one -> Binding.read(one).stream())
        .toList();
  }
}
