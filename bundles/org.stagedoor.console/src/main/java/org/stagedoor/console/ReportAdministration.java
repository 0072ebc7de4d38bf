package org.stagedoor.console;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.http.Access;
import org.stagedoor.api.http.Call;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Reply;
import org.stagedoor.api.http.Route;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.operation.Endpoint;
import org.stagedoor.api.report.ProviderReport;
import org.stagedoor.api.report.SessionReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.TypeReport;

/** Tells administrators what the console tells operators. */
@Component
@Route(
    route = {
      "GET /_stagedoor/admin/v1/stages",
      "GET /_stagedoor/admin/v1/flows",
      "GET /_stagedoor/admin/v1/sessions",
      "GET /_stagedoor/admin/v1/providers",
      "GET /_stagedoor/admin/v1/why/{type}"
    },
    access = Access.ADMIN)
public final class ReportAdministration implements Endpoint {
  private final StageReport stages;
  private final FlowReport flows;
  private final SessionReport sessions;
  private final ProviderReport providers;
  private final TypeReport types;

  /** Called by DS. */
  @Activate
  public ReportAdministration(
      @Reference StageReport stages,
      @Reference FlowReport flows,
      @Reference SessionReport sessions,
      @Reference ProviderReport providers,
      @Reference TypeReport types) {
    this.stages = stages;
    this.flows = flows;
    this.sessions = sessions;
    this.providers = providers;
    this.types = types;
  }

  @Override
  public Reply serve(Call call) {
    if (call.parameters().containsKey("type")) {
      return Reply.ok(why(call.parameter("type")));
    }
    String what = call.path().substring(call.path().lastIndexOf('/') + 1);
    return Reply.ok(
        switch (what) {
          case "stages" -> Dict.of("stages", stages.stages().stream().map(ReportJson::of).toList());
          case "flows" -> Dict.of("flows", flows.flows().stream().map(ReportJson::of).toList());
          case "sessions" -> ReportJson.of(sessions.sessions());
          default ->
              Dict.of("providers", providers.providers().stream().map(ReportJson::of).toList());
        });
  }

  private Dict why(String type) {
    TypeReport.Answer answer = types.why(type);
    if (answer.verdict() == TypeReport.Verdict.UNKNOWN) {
      throw MatrixException.notFound(WhyCommand.unknown(answer));
    }
    return ReportJson.of(answer);
  }
}
