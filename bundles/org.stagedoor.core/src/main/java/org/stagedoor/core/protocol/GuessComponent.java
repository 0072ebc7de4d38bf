package org.stagedoor.core.protocol;

import java.time.InstantSource;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Guesses;
import org.stagedoor.api.flow.Counters;

/** Counts wrong guesses for the engine and for whoever else checks secrets. */
@Component
public final class GuessComponent implements Guesses {
  private final GuessCounter counter;

  /** Called by DS. */
  @Activate
  public GuessComponent(@Reference Counters counters, @Reference ConfiguredLimits limits) {
    this.counter = new GuessCounter(counters, InstantSource.system(), limits::current);
  }

  @Override
  public Guess open(Set<Subject> subjects) {
    return counter.open(subjects);
  }
}
