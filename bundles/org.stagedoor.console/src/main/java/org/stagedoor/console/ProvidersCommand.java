package org.stagedoor.console;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.report.ProviderReport;
import org.stagedoor.api.report.ProviderReport.Entry;

/** The command {@code providers}: the identity providers, and whether they answer. */
@Component(
    service = ProvidersCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=providers",
      "stagedoor.help=providers   the identity providers, and whether they answer"
    })
public final class ProvidersCommand {
  private final ProviderReport report;

  /** Asks the report. */
  @Activate
  public ProvidersCommand(@Reference ProviderReport report) {
    this.report = report;
  }

  /**
   * Lists the providers.
   *
   * @param arguments none
   */
  public String providers(String... arguments) {
    if (arguments.length > 0) {
      throw new IllegalArgumentException("usage: providers");
    }
    Table table = new Table().row("id", "name", "brand", "protocol", "bundle", "version", "");
    report.providers().forEach(one -> add(table, one));
    return report.providers().isEmpty() ? "there are none" : table.text();
  }

  private static void add(Table table, Entry one) {
    table.row(
        one.description().id(),
        one.description().name(),
        one.description().brand().orElse("-"),
        one.description().protocol(),
        one.bundle(),
        one.version(),
        one.shadowed()
            ? "SHADOWED by the one above of this id"
            : one.trouble().map(why -> "FAILS: " + why).orElse("ok"));
  }
}
