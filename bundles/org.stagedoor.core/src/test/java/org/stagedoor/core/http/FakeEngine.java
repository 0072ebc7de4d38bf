package org.stagedoor.core.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;
import org.stagedoor.api.stage.Input;
import org.stagedoor.core.protocol.Browsing;
import org.stagedoor.core.protocol.Engine;
import org.stagedoor.core.protocol.GuardedCall;
import org.stagedoor.core.protocol.View;

/** Notes what it is asked and answers what it is told to. */
final class FakeEngine implements Engine {
  static final View.Step STEP =
      new View.Step(
          "m.test",
          new Attempt.Purpose("op", "remove <b>a device</b>"),
          true,
          Optional.empty(),
          List.of("m.one", "m.test"),
          List.of("m.one"));
  static final Page.Form FORM =
      new Page.Form(
          "Your password",
          "Type it & press.",
          List.of(
              new Page.Field("password", "Password", Page.Field.Kind.PASSWORD),
              new Page.Field("keep", "Keep", Page.Field.Kind.CHECKBOX),
              new Page.Field("h", "\"hidden\"", Page.Field.Kind.HIDDEN)),
          "Send");

  final List<Call> calls = new ArrayList<>();
  final List<Optional<Object>> auths = new ArrayList<>();
  final List<String> sessions = new ArrayList<>();
  final List<Input.Browser> inputs = new ArrayList<>();
  final List<Call.Origin> origins = new ArrayList<>();
  final List<String> browsers = new ArrayList<>();
  List<String> closed = List.of();
  Reply reply = new Reply.Json(401, Dict.of("session", "s"));
  Function<Input.Browser, View> view =
      input -> new View.Show(FORM, STEP, Optional.<View.Problem>empty());

  @Override
  public Reply run(GuardedCall guarded, Call call, @Nullable Object auth) {
    calls.add(call);
    auths.add(Optional.ofNullable(auth));
    return reply;
  }

  @Override
  public View fallback(String type, String session, Browsing browsing) {
    return answer(type + " " + session, browsing);
  }

  @Override
  public View flow(String session, String type, Browsing browsing) {
    return answer("flow " + type + " " + session, browsing);
  }

  @Override
  public View callback(String ticket, Browsing browsing) {
    return answer(ticket, browsing);
  }

  @Override
  public List<String> closed() {
    return closed;
  }

  private View answer(String session, Browsing browsing) {
    sessions.add(session);
    origins.add(browsing.origin());
    inputs.add(browsing.input());
    browsers.add(browsing.browser());
    return view.apply(browsing.input());
  }

  Call lastCall() {
    return calls.get(calls.size() - 1);
  }

  Input.Browser lastInput() {
    return inputs.get(inputs.size() - 1);
  }
}
