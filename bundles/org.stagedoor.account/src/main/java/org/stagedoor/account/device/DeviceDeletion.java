package org.stagedoor.account.device;

import java.util.List;
import java.util.Locale;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Operation;

/** Removes devices of one's own, whichever way they are named. */
abstract class DeviceDeletion implements Operation {
  private final DeviceRemoval removal;

  DeviceDeletion(DeviceRemoval removal) {
    this.removal = removal;
  }

  /** The devices that a call names. */
  abstract List<String> ids(Call call);

  @Override
  public final String purpose(Call call, Locale locale) {
    return removal.words(call.user().user(), ids(call), locale);
  }

  @Override
  public final boolean exempt(Call call) {
    return call.user().kind() == Requester.Kind.APPSERVICE;
  }

  @Override
  public final Effect prepare(Call call, Grant grant) {
    return removal.of(ids(call), call);
  }
}
