package org.stagedoor.webconsole;

import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.report.ProviderReport;
import org.stagedoor.api.report.SessionReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.TypeReport;

/**
 * Whence the page has its facts: the very reports that the console prints.
 *
 * @param stages the stages
 * @param flows the flows
 * @param sessions the sessions
 * @param providers the identity providers
 * @param types why what is missing
 */
record Reports(
    StageReport stages,
    FlowReport flows,
    SessionReport sessions,
    ProviderReport providers,
    TypeReport types) {}
