package org.stagedoor.api.report;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.stagedoor.api.flow.FlowReport;

/**
 * Says why an auth type is offered, or is not. A service of the console; any thread may call it. It
 * reads the manifests of bundles that do not run, and costs milliseconds.
 */
@ProviderType
public interface TypeReport {
  /** Why an auth type is offered or is not; of any text there is something to say. */
  Answer why(String type);

  /** The auth types that are installed, in whatever state, or named by a flow; sorted. */
  List<String> types();

  /**
   * What is known of an auth type.
   *
   * @param type the auth type
   * @param verdict in one word
   * @param findings what it comes from, the decisive ones first
   * @param flows those that name it
   * @param near types of a similar name, if this one is unknown
   */
  record Answer(
      String type,
      Verdict verdict,
      List<Finding> findings,
      List<FlowReport.Entry> flows,
      List<String> near) {
    /** Copies the lists. */
    public Answer {
      findings = List.copyOf(findings);
      flows = List.copyOf(flows);
      near = List.copyOf(near);
    }
  }

  /** Whether an auth type is offered. */
  enum Verdict {
    /** In all flows that name it. */
    OFFERED,
    /** In some of the flows that name it. */
    IN_PART,
    /** In none. */
    NOT_OFFERED,
    /** No bundle that is here has it, and no flow names it. */
    UNKNOWN
  }

  /**
   * A fact.
   *
   * @param fact a sentence without its full stop
   * @param advice what to do about it, likewise; empty if it is as it should be
   */
  record Finding(String fact, Optional<String> advice) {
    /** One that needs nothing to be done. */
    public static Finding of(String fact) {
      return new Finding(fact, Optional.empty());
    }

    /** One with advice. */
    public static Finding of(String fact, String advice) {
      return new Finding(fact, Optional.of(advice));
    }
  }
}
