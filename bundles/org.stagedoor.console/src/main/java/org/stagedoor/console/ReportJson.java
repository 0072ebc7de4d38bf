package org.stagedoor.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.stagedoor.api.deploy.Deployment;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.report.ProviderReport;
import org.stagedoor.api.report.SessionReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.TypeReport;
import org.stagedoor.api.stage.Lack;

/** The reports as JSON. Times are milliseconds since 1970, lengths of time microseconds. */
final class ReportJson {
  private static final long NANOS = 1000;

  private ReportJson() {}

  static Dict of(StageReport.Entry one) {
    StageReport.Attempts attempts = one.attempts();
    return Dict.of("type", one.type(), "bundle", one.bundle(), "version", one.version())
        .with("ranking", one.ranking())
        .with("serving", one.serving())
        .with("since_ts", one.since().toEpochMilli())
        .with("under_way", one.underWay())
        .with("lacks", one.lack().map(Lack::what).orElse(null))
        .with(
            "attempts",
            Dict.of(
                    "passed", attempts.passed(),
                    "ongoing", attempts.ongoing(),
                    "denied", attempts.denied())
                .with("failed", attempts.failed())
                .with("p50_us", attempts.median().toNanos() / NANOS)
                .with("p99_us", attempts.slow().toNanos() / NANOS));
  }

  static Dict of(FlowReport.Entry one) {
    return Dict.of("operation", one.operation(), "stages", one.flow().stages())
        .with("conditional", one.flow().conditional().stream().sorted().toList())
        .with("offered", one.withheld().isEmpty())
        .with("withheld", one.withheld().orElse(null));
  }

  static Dict of(SessionReport.Sessions now) {
    return Dict.of("live", now.live(), "finished", now.finished(), "complete", now.complete())
        .with("by_operation", sorted(now.byOperation()))
        .with("waiting_for", sorted(now.waiting()))
        .with(
            "oldest",
            now.oldest()
                .map(one -> Dict.of("key", one.key(), "ends_ts", one.ends().toEpochMilli()))
                .orElse(null));
  }

  private static Dict sorted(Map<String, Long> counts) {
    return Dict.copyOf(new TreeMap<>(counts));
  }

  static Dict of(TypeReport.Answer answer) {
    List<Dict> findings =
        answer.findings().stream()
            .map(one -> Dict.of("fact", one.fact(), "advice", one.advice().orElse(null)))
            .toList();
    return Dict.of("type", answer.type(), "verdict", lower(answer.verdict()), "findings", findings)
        .with("flows", answer.flows().stream().map(ReportJson::of).toList())
        .with("near", answer.near());
  }

  static Dict of(ProviderReport.Entry one) {
    return Dict.of("id", one.description().id(), "name", one.description().name())
        .with("brand", one.description().brand().orElse(null))
        .with("protocol", one.description().protocol())
        .with("bundle", one.bundle())
        .with("version", one.version())
        .with("shadowed", one.shadowed())
        .with("trouble", one.trouble().orElse(null));
  }

  static Dict of(Deployment one) {
    return Dict.of("file", one.file(), "bundle", one.bundle(), "version", one.version())
        .with("state", lower(one.state()))
        .with("reason", one.reason())
        .with("since_ts", one.since().toEpochMilli());
  }

  static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
