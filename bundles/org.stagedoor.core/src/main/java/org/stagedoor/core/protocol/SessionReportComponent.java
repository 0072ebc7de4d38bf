package org.stagedoor.core.protocol;

import java.time.InstantSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.json.JsonCodec;
import org.stagedoor.api.report.SessionReport;

/** What {@link SessionCount} counts, for whoever asks. */
@Component
public final class SessionReportComponent implements SessionReport {
  private final SessionCount count;
  private final InstantSource clock = InstantSource.system();

  /** Called by DS. */
  @Activate
  public SessionReportComponent(
      @Reference org.stagedoor.api.flow.Sessions rows,
      @Reference JsonCodec json,
      @Reference ChosenPolicy policy,
      @Reference StageServices stages,
      @Reference OperationServices operations) {
    count = new SessionCount(rows, new ProgressJson(json), policy, stages, operations);
  }

  @Override
  public Sessions sessions() {
    return count.at(clock.instant());
  }
}
