package org.stagedoor.console;

import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.deploy.Deployments;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;

/** Tells administrators what became of dropped jars, and takes jars out. */
@Component
@Route(
    route = {
      "GET /_stagedoor/admin/v1/deployments",
      "DELETE /_stagedoor/admin/v1/deployments/{file}"
    },
    access = Access.ADMIN)
public final class DeploymentAdministration implements Endpoint {
  private final DeployDesk desk;
  private final AuditTrail audit;

  /** Called by DS. */
  @Activate
  public DeploymentAdministration(@Reference DeployDesk desk, @Reference AuditTrail audit) {
    this.desk = desk;
    this.audit = audit;
  }

  @Override
  public Reply serve(Call call) {
    return call.method().equals("DELETE") ? remove(call, call.parameter("file")) : list();
  }

  private Reply list() {
    Deployments deployments = desk.open();
    return Reply.ok(
        Dict.of(
            "trust",
            ReportJson.lower(deployments.trust()),
            "deployments",
            deployments.list().stream().map(ReportJson::of).toList()));
  }

  private Reply remove(Call call, String file) {
    Deployments.Result result = desk.open().withdraw(file);
    if (!result.done()) {
      throw MatrixException.notFound(result.words());
    }
    Dict details = Dict.of("file", file);
    audit.done(Deed.byCall("deployment.withdraw", Optional.empty(), call, details));
    return Reply.ok();
  }
}
