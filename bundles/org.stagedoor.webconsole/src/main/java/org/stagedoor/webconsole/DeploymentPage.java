package org.stagedoor.webconsole;

import java.util.Locale;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.deploy.Deployments;

/** What became of dropped jars, as HTML. */
final class DeploymentPage {
  private DeploymentPage() {}

  static void write(Html html, Deployments deployments, Actions actions) {
    html.table("Jars in deploy/", "File", "Bundle", "Version", "State", "Why", "Order", "Remove");
    for (Deployment one : deployments.list()) {
      String state = one.state().name().toLowerCase(Locale.ROOT).replace('_', ' ');
      html.row(one.file(), one.bundle(), one.version(), state, one.reason());
      switch (one.state()) {
        case STOPPED -> actions.cell(html, "start", one.bundle(), one.bundle());
        case SERVING, WAITING -> actions.cell(html, "stop", one.bundle(), one.bundle());
        default -> html.raw("<td></td>");
      }
      actions.cell(html, "remove", one.file(), one.file());
      html.raw("</tr>");
    }
    html.raw("</tbody></table>");
    html.element(
        "p", "What may be deployed: " + deployments.trust().name().toLowerCase(Locale.ROOT));
  }
}
