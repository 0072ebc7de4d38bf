package org.stagedoor.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

class WiringTest {
  private static final String PACKAGE = "osgi.wiring.package";

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            WiringTest.class.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answers.get(method.getName())));
  }

  private static List<String> missing(String namespace, Map<String, String> directives) {
    BundleRequirement requirement =
        fake(
            BundleRequirement.class,
            Map.of("getNamespace", namespace, "getDirectives", directives, "matches", false));
    BundleRevision revision =
        fake(
            BundleRevision.class,
            Map.of(
                "getDeclaredRequirements",
                List.of(requirement),
                "getDeclaredCapabilities",
                List.of()));
    Bundle bundle = fake(Bundle.class, Map.of("adapt", revision));
    BundleContext context = fake(BundleContext.class, Map.of("getBundles", new Bundle[] {bundle}));
    return new Wiring(context).missing(bundle);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "(osgi.wiring.package=a.b)                                        | a.b",
        "(&(osgi.wiring.package=a.b)(version>=1.2.0))                     | a.b from version 1.2.0",
        "(&(osgi.wiring.package=a.b)(version>=1.0.0)(!(version>=2.0.0)))  | a.b [1.0.0,2.0.0)"
      })
  void namesThePackageAndItsVersions(String filter, String words) {
    assertEquals(List.of("the package " + words), missing(PACKAGE, Map.of("filter", filter)));
  }

  @Test
  void namesOtherCapabilitiesByTheirFilters() {
    assertEquals(
        List.of("osgi.ee (osgi.ee=JavaSE)"),
        missing("osgi.ee", Map.of("filter", "(osgi.ee=JavaSE)")));
  }

  @Test
  void passesOverWhatIsNotNeededToResolve() {
    assertEquals(List.of(), missing(PACKAGE, Map.of("resolution", "optional")));
    assertEquals(List.of(), missing("osgi.service", Map.of("effective", "active")));
  }
}
