package org.stagedoor.launcher;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What is printed when the server is ready. */
final class Banner {
  private static final String OWN = "org.stagedoor.";

  private final Settings settings;
  private final BundleContext context;

  Banner(Settings settings, BundleContext context) {
    this.settings = settings;
    this.context = context;
  }

  /** The block, several lines. */
  String text() {
    String format =
        """

        Stagedoor %s is ready on %s
          server name   %s
          data          %s
          settings      %s
          drop stages   %s
          stages        %s
          bundles       %s
          to stop       Ctrl-C, or bin/stagedoor stop%s

        Try:
          curl -X POST %2$s/_matrix/client/v3/register -d '{}'
        """;
    return format.formatted(
        version(),
        settings.address(),
        settings.serverName(),
        settings.data(),
        settings.etc(),
        settings.deploy(),
        String.join(", ", stages()),
        String.join(", ", bundles()),
        elsewhere());
  }

  /** What the script must be told to find this server, if anything. */
  private String elsewhere() {
    Path usual = settings.home().resolve("data").toAbsolutePath().normalize();
    return settings.data().equals(usual) ? "" : " --data " + settings.data();
  }

  private SortedSet<String> stages() {
    SortedSet<String> types = new TreeSet<>();
    for (ServiceReference<?> reference : references()) {
      if (reference.getProperty("stagedoor.stage") instanceof String type) {
        types.add(type);
      }
    }
    return types;
  }

  private List<ServiceReference<?>> references() {
    try {
      ServiceReference<?>[] found =
          context.getAllServiceReferences("org.stagedoor.api.stage.Stage", null);
      return found == null ? List.of() : List.of(found);
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("no filter was given", e);
    }
  }

  private List<String> bundles() {
    return Arrays.stream(context.getBundles())
        .filter(bundle -> bundle.getState() == Bundle.ACTIVE)
        .map(Bundle::getSymbolicName)
        .filter(name -> name.startsWith(OWN))
        .map(name -> name.substring(OWN.length()))
        .sorted()
        .toList();
  }

  private static String version() {
    return Objects.requireNonNullElse(
        Banner.class.getPackage().getImplementationVersion(), "(unpackaged)");
  }
}
