package org.stagedoor.account.keys;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.account.Audit;
import org.stagedoor.account.Purpose;
import org.stagedoor.api.account.Devices;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Requester;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.operation.Grant;
import org.stagedoor.api.operation.Guarded;
import org.stagedoor.api.operation.Operation;

/**
 * {@code POST /keys/device_signing/upload}: freely the first time, and whenever it changes nothing;
 * otherwise the user is asked, for who replaces the keys can pretend to be her.
 */
@Component
@Guarded(operation = "upload_signing_keys")
@Route(route = "POST /_matrix/client/{v}/keys/device_signing/upload")
public final class UploadKeys implements Operation {
  private static final List<String> FIELDS =
      Arrays.stream(KeyKind.values()).map(KeyKind::field).toList();

  private final KeptKeys kept;
  private final Devices devices;
  private final SignatureCheck signatures;
  private final Audit audit;

  /** Keeps keys in the store. */
  @Activate
  public UploadKeys(
      @Reference KeptKeys kept,
      @Reference Devices devices,
      @Reference JsonCodec json,
      @Reference Audit audit) {
    this.kept = kept;
    this.devices = devices;
    this.signatures = new SignatureCheck(json);
    this.audit = audit;
  }

  private static KeyUpload upload(Call call) {
    return KeyUpload.read(call.fields(), call.user().user());
  }

  @Override
  public void validate(Call call) {
    KeyUpload upload = upload(call);
    for (CrossSigningKey key : upload.keys()) {
      if (devices.find(upload.owner(), key.publicKey()).isPresent()) {
        throw MatrixException.forbidden("A device has the name of this key");
      }
    }
    upload.check(kept.of(upload.owner()), signatures);
  }

  @Override
  public Dict bound(Call call) {
    return call.body().only(FIELDS);
  }

  @Override
  public String purpose(Call call, Locale locale) {
    return new Purpose(locale).say("keys.upload");
  }

  @Override
  public boolean exempt(Call call) {
    return byAppservice(call) || upload(call).harmless(kept.of(call.user().user()));
  }

  private static boolean byAppservice(Call call) {
    return call.user().kind() == Requester.Kind.APPSERVICE;
  }

  @Override
  public Effect prepare(Call call, Grant grant) {
    KeyUpload upload = upload(call);
    boolean authenticated = grant.session().isPresent() || byAppservice(call);
    UserId user = upload.owner();
    return () -> {
      Dict before = kept.of(user);
      if (!kept.update(user, keys -> change(upload, keys, authenticated)).equals(before)) {
        audit.done(call, "keys.upload", user);
      }
      return Operation.done(Reply.ok());
    };
  }

  /** Checks once more, for another upload may have come between. */
  private Dict change(KeyUpload upload, Dict keys, boolean authenticated) {
    if (!authenticated && !upload.harmless(keys)) {
      throw MatrixException.forbidden("Other keys were uploaded meanwhile");
    }
    upload.check(keys, signatures);
    return upload.over(keys);
  }
}
