package org.stagedoor.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;
import org.osgi.resource.Namespace;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** What a bundle needs of others, in the framework's words and in those of operators. */
final class Needs {
  private static final Pattern PART = Pattern.compile("\\(([^()<>=~]+)(>=|<=|=)([^()]*)\\)");

  /** Packages that are imported when they are used are wanted no sooner. */
  private static final Set<String> SPARED =
      Set.of(Namespace.RESOLUTION_OPTIONAL, PackageNamespace.RESOLUTION_DYNAMIC);

  private Needs() {}

  /** The requirements of a bundle that nobody meets; none of the optional or dynamic ones. */
  static List<Requirement> unmet(Bundle bundle, FrameworkWiring wiring) {
    BundleRevision revision = bundle.adapt(BundleRevision.class);
    List<Requirement> unmet = new ArrayList<>();
    for (Requirement need : revision.getRequirements(null)) {
      Map<String, String> directives = need.getDirectives();
      boolean matters =
          !SPARED.contains(directives.getOrDefault(Namespace.REQUIREMENT_RESOLUTION_DIRECTIVE, ""))
              && Namespace.EFFECTIVE_RESOLVE.equals(
                  directives.getOrDefault(
                      Namespace.REQUIREMENT_EFFECTIVE_DIRECTIVE, Namespace.EFFECTIVE_RESOLVE));
      if (matters && wiring.findProviders(need).isEmpty()) {
        unmet.add(new Need(need.getNamespace(), directives, need.getAttributes()));
      }
    }
    return unmet;
  }

  /** A requirement that holds on to no bundle. */
  private record Need(
      String namespace, Map<String, String> directives, Map<String, Object> attributes)
      implements Requirement {
    @Override
    public String getNamespace() {
      return namespace;
    }

    @Override
    public Map<String, String> getDirectives() {
      return directives;
    }

    @Override
    public Map<String, Object> getAttributes() {
      return attributes;
    }

    @Override
    @SuppressWarnings("NullAway") // As the framework allows for requirements made up to ask.
    public Resource getResource() {
      return null;
    }
  }

  /** What is asked for. */
  static String words(Requirement need) {
    String filter = need.getDirectives().getOrDefault(Constants.FILTER_DIRECTIVE, "");
    String name = need.getNamespace();
    String least = "";
    String most = "";
    Matcher part = PART.matcher(filter);
    while (part.find()) {
      if (part.group(1).equals(need.getNamespace())) {
        name = part.group(3);
      } else if (part.group(1).equals("version")) {
        boolean below = part.start() > 1 && filter.startsWith("(!", part.start() - 2);
        if (below) {
          most = " and below " + part.group(3);
        } else {
          least = part.group(3);
        }
      }
    }
    String version = least.isEmpty() ? "" : ", version " + least + " or newer" + most;
    if (need.getNamespace().equals(ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE)) {
      return "Java " + least;
    }
    return need.getNamespace().equals(PackageNamespace.PACKAGE_NAMESPACE)
        ? "the package " + name + version
        : name + version + " (" + need.getNamespace() + ")";
  }
}
