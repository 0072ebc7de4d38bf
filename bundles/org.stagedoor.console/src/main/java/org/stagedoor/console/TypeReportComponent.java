package org.stagedoor.console;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.stagedoor.api.flow.FlowReport;
import org.stagedoor.api.report.StageReport;
import org.stagedoor.api.report.TypeReport;

/** What {@link TypeInquiry} finds out in this framework. */
@Component
public final class TypeReportComponent implements TypeReport {
  private final TypeInquiry inquiry;

  /** Called by DS. */
  @Activate
  public TypeReportComponent(
      BundleContext context,
      @Reference StageReport stages,
      @Reference FlowReport flows,
      @Reference ServiceComponentRuntime runtime,
      @Reference DeployDesk desk) {
    Components components = new Components(runtime, new SettingsAdvice(etc(context)));
    inquiry =
        new TypeInquiry(
            stages,
            flows,
            new InstalledStages(context, components),
            new DroppedStages(desk::known, new Shelf(dropped(context))),
            shelf(context),
            components);
  }

  /** The standalone server's, or Karaf's. */
  static Optional<Path> etc(BundleContext context) {
    return Optional.ofNullable(context.getProperty("stagedoor.etc"))
        .or(() -> Optional.ofNullable(context.getProperty("karaf.etc")))
        .map(Path::of);
  }

  /** Only the standalone server has it, and only there is something known of what is in it. */
  private static Path dropped(BundleContext context) {
    return Path.of(Objects.requireNonNullElse(context.getProperty("stagedoor.deploy"), "none"));
  }

  /** Beside the folders that bundles are installed from, in the standalone server's archive. */
  private static Shelf shelf(BundleContext context) {
    String location = context.getBundle().getLocation().replaceFirst("^reference:", "");
    Path own = location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of("none");
    return new Shelf(own.resolveSibling("../../optional").normalize());
  }

  @Override
  public Answer why(String type) {
    return inquiry.why(type);
  }

  @Override
  public List<String> types() {
    return inquiry.types();
  }
}
