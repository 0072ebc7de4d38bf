package org.stagedoor.core.protocol;

import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.flow.FlowReport;

/** What {@link FlowAdvice} knows, for whoever asks. */
@Component
public final class FlowReportComponent implements FlowReport {
  private final FlowAdvice advice;

  /** Called by DS. */
  @Activate
  public FlowReportComponent(
      @Reference ChosenPolicy policy,
      @Reference StageServices stages,
      @Reference OperationServices operations) {
    this.advice = new FlowAdvice(policy, stages, operations, policy.configured());
  }

  @Override
  public List<Entry> flows() {
    return advice.report();
  }
}
