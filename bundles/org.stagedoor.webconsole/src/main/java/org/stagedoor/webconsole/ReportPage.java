package org.stagedoor.webconsole;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.report.ProviderReport;
import org.stagedoor.api.report.SessionReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.TypeReport;
import org.stagedoor.api.report.TypeReport.Verdict;

/**
 * The facts as HTML. Used by any thread.
 *
 * @param reports the facts
 */
record ReportPage(Reports reports) {
  void sessions(Html html) {
    html.raw("<section><h2 id='sd-sessions'>Sessions under way</h2>");
    try {
      SessionReport.Sessions now = reports.sessions().sessions();
      html.raw("<ul>");
      html.element("li", now.live() + " with progress" + (now.complete() ? "" : ", and more"));
      new TreeMap<>(now.byOperation())
          .forEach((name, count) -> html.element("li", name + ": " + count));
      for (Map.Entry<String, Long> one : new TreeMap<>(now.waiting()).entrySet()) {
        html.element("li", one.getValue() + " wait for " + one.getKey() + ", which is gone");
      }
      html.raw("</ul>");
    } catch (StoreUnavailable e) {
      html.element("p", "The database is away.");
    }
    html.raw("</section>");
  }

  void stages(Html html, Instant now, Actions actions) {
    List<FlowReport.Entry> flows = reports.flows().flows();
    html.raw("<section><h2 id='sd-stages'>Stages</h2>");
    html.table(
        "What is installed, and which flows it makes possible",
        "Type",
        "Bundle",
        "Version",
        "Since",
        "Flows",
        "Passed",
        "Denied",
        "Failed",
        "Under way",
        "State",
        "Order");
    for (StageReport.Entry one : reports.stages().stages()) {
      html.row(
          one.type(),
          one.bundle(),
          one.version(),
          Duration.between(one.since(), now).toMinutes() + " min",
          flows(one.type(), flows),
          Long.toString(one.attempts().passed()),
          Long.toString(one.attempts().denied()),
          Long.toString(one.attempts().failed()),
          Integer.toString(one.underWay()),
          state(one));
      actions.cell(html, "stop", one.bundle(), one.bundle());
      html.raw("</tr>");
    }
    html.raw("</tbody></table></section>");
  }

  private static String flows(String type, List<FlowReport.Entry> flows) {
    return flows.stream()
        .filter(one -> one.flow().stages().contains(type) && one.withheld().isEmpty())
        .map(FlowReport.Entry::operation)
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String state(StageReport.Entry one) {
    return one.serving()
        ? one.lack().map(lack -> "lacks " + lack.what()).orElse("serves")
        : "shadowed";
  }

  void missing(Html html) {
    html.raw("<section><h2 id='sd-missing'>What is missing, and why</h2>");
    for (FlowReport.Entry flow : reports.flows().flows()) {
      flow.withheld()
          .ifPresent(
              why ->
                  html.element(
                      "p",
                      "“"
                          + flow.flow().text()
                          + "” of "
                          + flow.operation()
                          + " is not offered: "
                          + why));
    }
    for (String type : reports.types().types()) {
      TypeReport.Answer answer = reports.types().why(type);
      if (answer.verdict() == Verdict.NOT_OFFERED) {
        html.raw("<details>").element("summary", type).raw("<ul>");
        answer.findings().forEach(one -> finding(html, one));
        html.raw("</ul></details>");
      }
    }
    html.raw("</section>");
  }

  private static void finding(Html html, TypeReport.Finding one) {
    Optional<String> advice = one.advice();
    html.element("li", one.fact() + advice.map(it -> " → " + it).orElse(""));
  }

  void providers(Html html) {
    List<ProviderReport.Entry> providers = reports.providers().providers();
    if (providers.isEmpty()) {
      return;
    }
    html.raw("<section><h2 id='sd-providers'>Identity providers</h2>");
    html.table("Who proves users elsewhere", "Id", "Name", "Protocol", "Bundle", "State");
    for (ProviderReport.Entry one : providers) {
      html.row(
          one.description().id(),
          one.description().name(),
          one.description().protocol(),
          one.bundle() + " " + one.version(),
          one.shadowed() ? "shadowed" : one.trouble().map(why -> "fails: " + why).orElse("ok"));
      html.raw("</tr>");
    }
    html.raw("</tbody></table></section>");
  }
}
