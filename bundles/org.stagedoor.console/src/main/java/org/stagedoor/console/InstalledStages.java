package org.stagedoor.console;

import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.stagedoor.api.report.TypeReport.Finding;

/** The stages that installed bundles declare, in whatever state the bundles are. */
final class InstalledStages {
  private final BundleContext context;
  private final Components components;
  private final Wiring wiring;

  InstalledStages(BundleContext context, Components components) {
    this.context = context;
    this.components = components;
    this.wiring = new Wiring(context);
  }

  /**
   * A stage that a bundle declares.
   *
   * @param source the stage
   * @param bundle the bundle
   */
  record Item(StageSource source, Bundle bundle) {}

  List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Bundle bundle : context.getBundles()) {
      DeclaredStages.of(bundle.getHeaders("").get("Service-Component"), path -> open(bundle, path))
          .forEach(source -> items.add(new Item(source, bundle)));
    }
    return items;
  }

  private static @Nullable InputStream open(Bundle bundle, String path) throws java.io.IOException {
    URL entry = bundle.getEntry(path);
    return entry == null ? null : entry.openStream();
  }

  /** Why a stage is not offered by its bundle; empty if it is. */
  List<Finding> explain(Item item) {
    Bundle bundle = item.bundle();
    String who = bundle.getSymbolicName() + " " + bundle.getVersion();
    return switch (bundle.getState()) {
      case Bundle.INSTALLED -> List.of(unresolved(who, wiring.missing(bundle)));
      case Bundle.RESOLVED ->
          List.of(
              Finding.of(
                  who + " is installed, but stopped",
                  "start it: deploy start " + bundle.getSymbolicName()));
      case Bundle.STARTING, Bundle.STOPPING -> List.of(Finding.of(who + " is on its way"));
      default ->
          components
              .find(bundle.getBundleId(), item.source().component())
              .map(components::explain)
              .orElseGet(() -> List.of(Finding.of(who + " runs without Declarative Services")));
    };
  }

  private static Finding unresolved(String who, List<String> missing) {
    return missing.isEmpty()
        ? Finding.of(
            who + " is installed, but does not resolve", "see what the bundles it needs lack")
        : Finding.of(
            who
                + " is installed, but does not resolve: "
                + String.join(", ", missing)
                + " is missing",
            "deploy a bundle that has it");
  }
}
