package org.stagedoor.console;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployment.State;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Upload;

/** Lets administrators deploy a jar, by the rules for dropped ones. */
@Component
@Route(route = "PUT /_stagedoor/admin/v1/deployments/{file}", access = Access.ADMIN)
public final class DeploymentUpload implements Upload {
  /** What was sent is at odds with what the server takes. */
  private static final int CONFLICT = 409;

  private static final String REFUSED = "ORG.STAGEDOOR.REFUSED";

  private final DeployDesk desk;
  private final AuditTrail audit;

  /** Called by DS. */
  @Activate
  public DeploymentUpload(@Reference DeployDesk desk, @Reference AuditTrail audit) {
    this.desk = desk;
    this.audit = audit;
  }

  @Override
  public Reply take(Call call, InputStream file) throws IOException {
    Deployment made = desk.open().offer(call.parameter("file"), file);
    Dict details = Dict.of("file", made.file(), "state", ReportJson.lower(made.state()));
    audit.done(Deed.byCall("deployment.offer", Optional.empty(), call, details));
    if (made.state() == State.REFUSED || made.state() == State.ROLLED_BACK) {
      throw new MatrixException(CONFLICT, REFUSED, made.reason());
    }
    return Reply.ok(ReportJson.of(made));
  }
}
