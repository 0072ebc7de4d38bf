package org.stagedoor.console;

import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.report.TypeReport;
import org.stagedoor.api.report.TypeReport.Answer;

/** The command {@code why}: why an auth type is offered, or is not. */
@Component(
    service = WhyCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=why",
      "stagedoor.help=why <type>   why an auth type is offered, or is not, and what to do about it"
    })
public final class WhyCommand {
  private final TypeReport report;

  /** Asks the report. */
  @Activate
  public WhyCommand(@Reference TypeReport report) {
    this.report = report;
  }

  /**
   * Explains.
   *
   * @param arguments the auth type
   * @throws IllegalArgumentException if there are others, or nothing is known of it
   */
  public String why(String... arguments) {
    if (arguments.length != 1) {
      throw new IllegalArgumentException("usage: why <type>");
    }
    Answer answer = report.why(arguments[0]);
    String verdict =
        switch (answer.verdict()) {
          case OFFERED -> " is offered:\n";
          case IN_PART -> " is offered in some of its flows:\n";
          case NOT_OFFERED -> " is not offered:\n";
          case UNKNOWN -> throw new IllegalArgumentException(unknown(answer));
        };
    return answer.type() + verdict + Findings.text(answer.findings());
  }

  static String unknown(Answer answer) {
    return "no bundle here has an auth type " + answer.type() + other(answer) + near(answer);
  }

  /** In one line, since it is the message of an error, too. */
  private static String other(Answer answer) {
    return answer.findings().stream().map(one -> "; " + one.fact()).collect(Collectors.joining());
  }

  private static String near(Answer answer) {
    return answer.near().isEmpty()
        ? ""
        : "; do you mean " + String.join(" or ", answer.near()) + "?";
  }
}
