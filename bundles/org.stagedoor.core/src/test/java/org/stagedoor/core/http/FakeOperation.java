package org.stagedoor.core.http;

import java.util.Locale;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;

/** An operation that only the engine would call. */
final class FakeOperation implements Operation {
  @Override
  public Dict bound(Call call) {
    return Dict.EMPTY;
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return "test";
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    return () -> Operation.done(Reply.ok());
  }
}
