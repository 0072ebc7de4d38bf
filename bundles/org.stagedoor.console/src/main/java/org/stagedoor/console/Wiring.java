package org.stagedoor.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.resource.Namespace;

/** Says what a bundle that does not resolve is missing. */
final class Wiring {
  private static final Pattern NAME = Pattern.compile("osgi\\.wiring\\.package=([^)]*)\\)");
  private static final Pattern FROM = Pattern.compile("\\(version>=([^)]*)\\)");
  private static final Pattern BELOW = Pattern.compile("\\(!\\(version>=([^)]*)\\)\\)");

  private final BundleContext context;

  Wiring(BundleContext context) {
    this.context = context;
  }

  /**
   * What no other bundle here offers, in words; empty if what is missing is not that plain, such as
   * when a bundle that would offer it does not resolve either.
   */
  List<String> missing(Bundle bundle) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<String> missing = new ArrayList<>();
    if (revision == null) {
      return missing;
    }
    for (BundleRequirement requirement : revision.getDeclaredRequirements(null)) {
      if (needed(requirement) && offered(requirement).noneMatch(requirement::matches)) {
        missing.add(words(requirement));
      }
    }
    return missing;
  }

  private Stream<BundleCapability> offered(BundleRequirement requirement) {
    return Stream.of(context.getBundles())
        .map(bundle -> bundle.adapt(BundleRevision.class))
        .filter(revision -> revision != null)
        .flatMap(revision -> revision.getDeclaredCapabilities(requirement.getNamespace()).stream());
  }

  private static boolean needed(BundleRequirement requirement) {
    var directives = requirement.getDirectives();
    String effective =
        directives.getOrDefault(
            Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE);
    String resolution = directives.getOrDefault(Constants.RESOLUTION_DIRECTIVE, "");
    return effective.equals(Namespace.EFFECTIVE_RESOLVE)
        && !resolution.equals(Constants.RESOLUTION_OPTIONAL)
        && !resolution.equals("dynamic");
  }

  private static String words(BundleRequirement requirement) {
    String filter =
        requirement.getDirectives().getOrDefault(Namespace.REQUIREMENT_FILTER_DIRECTIVE, "");
    return requirement.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
        ? "the package " + packageWords(filter)
        : requirement.getNamespace() + " " + filter;
  }

  /** {@code (&(osgi.wiring.package=a.b)(version>=1)(!(version>=2)))} as {@code a.b [1,2)}. */
  private static String packageWords(String filter) {
    String name = first(NAME, filter).orElse(filter);
    Optional<String> below = first(BELOW, filter);
    Optional<String> from = first(FROM, BELOW.matcher(filter).replaceAll(""));
    if (below.isPresent()) {
      return name + " [" + from.orElse("0") + "," + below.get() + ")";
    }
    return name + from.map(version -> " from version " + version).orElse("");
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
