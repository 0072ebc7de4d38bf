package org.stagedoor.webconsole;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.InstantSource;
import org.apache.felix.webconsole.servlet.AbstractServlet;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.deploy.Deployments;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.report.ProviderReport;
import org.stagedoor.api.report.SessionReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.TypeReport;

/** The page of this server in the Web Console; whom {@link Door} lets in sees it. */
@Component(
    service = Servlet.class,
    property = {"felix.webconsole.label=" + Door.LABEL, "felix.webconsole.title=Stagedoor"})
public final class StagedoorPlugin extends AbstractServlet {
  private static final long serialVersionUID = 1L;
  private static final String TOLD = "org.stagedoor.webconsole.told";

  private final transient FormTokens forms;
  private final transient ReportPage page;
  private final transient @Nullable Deployments deployments;
  private final transient AuditTrail audit;
  private final transient InstantSource clock = InstantSource.system();

  /** Called by DS; a container with a deployer of its own has no deployments. */
  @Activate
  public StagedoorPlugin(
      @Reference Door door,
      @Reference StageReport stages,
      @Reference FlowReport flows,
      @Reference SessionReport sessions,
      @Reference ProviderReport providers,
      @Reference TypeReport types,
      @Reference AuditTrail audit,
      @Reference(
              cardinality = ReferenceCardinality.OPTIONAL,
              policyOption = ReferencePolicyOption.GREEDY)
          @Nullable Deployments deployments) {
    this.forms = door.forms();
    this.page = new ReportPage(new Reports(stages, flows, sessions, providers, types));
    this.deployments = deployments;
    this.audit = audit;
  }

  /** Carries out an order; the console's frame then asks for the page. */
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (deployments != null) {
      Orders orders = new Orders(deployments, forms, audit, clock);
      request.setAttribute(TOLD, orders.take(request, administrator(request)));
    }
  }

  private static Administrator administrator(HttpServletRequest request) {
    if (request.getAttribute(Door.ADMINISTRATOR) instanceof Administrator administrator) {
      return administrator;
    }
    throw new IllegalStateException("nobody was let in");
  }

  /** Writes what is inside of the frame. */
  @Override
  public void renderContent(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    Html html = new Html();
    Actions actions = new Actions(forms.of(administrator(request)), deployments != null);
    html.raw(PageStyle.ELEMENT);
    if (request.getAttribute(TOLD) instanceof Told told) {
      html.raw("<p class='sd-told' role='" + (told.done() ? "status" : "alert") + "'>");
      html.text(told.words()).raw("</p>");
    }
    page.sessions(html);
    page.stages(html, clock.instant(), actions);
    page.missing(html);
    page.providers(html);
    html.raw("<section><h2 id='sd-deployments'>Deployments</h2>");
    if (deployments != null) {
      DeploymentPage.write(html, deployments, actions);
    }
    actions.upload(html);
    actions.start(html);
    html.raw("</section></div>");
    response.getWriter().write(html.toString());
  }
}
