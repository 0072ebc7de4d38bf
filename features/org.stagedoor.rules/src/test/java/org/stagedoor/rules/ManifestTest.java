package org.stagedoor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the manifests may say. */
class ManifestTest {
  private static final String API = "org.stagedoor.api";
  private static final String TESTKIT = "org.stagedoor.testkit";
  private static final String CORE = "org.stagedoor.core";

  /** A servlet by the contract of the console that it is a page of. */
  private static final String GUEST = "org.stagedoor.webconsole";

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void folderAndSymbolicNameAndRootPackageAreOne(BuiltBundle bundle) {
    assertEquals(bundle.name(), bundle.manifest().getBundleSymbolicName().getKey());
    String root = bundle.name().replace('.', '/') + "/";
    assertEquals(
        Set.of(),
        select(bundle.entries(), entry -> entry.endsWith(".class") && !entry.startsWith(root)));
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void onlyApiAndTestkitExport(BuiltBundle bundle) {
    boolean exporter = bundle.name().equals(API) || bundle.name().equals(TESTKIT);
    assertEquals(exporter, !bundle.exports().isEmpty(), () -> "exports " + bundle.exports());
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void exportsAreVersioned(BuiltBundle bundle) {
    bundle
        .manifest()
        .getExportPackage()
        .forEach(
            (name, attributes) ->
                assertTrue(attributes.containsKey("version"), () -> name + " has no version"));
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void apiImportsTheJdkAlone(BuiltBundle bundle) {
    if (bundle.name().equals(API)) {
      assertEquals(Set.of(), select(bundle.imports(), name -> !name.startsWith("java")));
    }
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void ofOursTheApiAloneIsImported(BuiltBundle bundle) {
    assertEquals(
        Set.of(),
        select(
            bundle.imports(),
            name -> name.startsWith("org.stagedoor.") && !name.startsWith(API + ".")));
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void onlyTheCoreAndItsGuestImportServlets(BuiltBundle bundle) {
    if (!bundle.name().equals(CORE) && !bundle.name().equals(GUEST)) {
      assertEquals(
          Set.of(),
          select(
              bundle.imports(),
              name -> name.contains(".servlet") || name.startsWith("org.osgi.service.http")));
    }
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void nobodyNeedsJetty(BuiltBundle bundle) {
    Set<String> needed = new TreeSet<>(bundle.imports());
    bundle
        .manifest()
        .getImportPackage()
        .forEach(
            (name, attributes) -> {
              if ("optional".equals(attributes.get("resolution:"))) {
                needed.remove(name);
              }
            });
    assertEquals(Set.of(), select(needed, name -> name.startsWith("org.eclipse.jetty")));
  }

  /** Only imports say what is needed in a way that lets it be replaced. */
  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void packagesAreWiredByImportAlone(BuiltBundle bundle) {
    for (String header : List.of("Require-Bundle", "DynamicImport-Package", "Fragment-Host")) {
      assertNull(bundle.manifest().get(header), header);
    }
  }

  /** Without a core that calls it a stage must not resolve. */
  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#stages")
  void stagesRequireACore(BuiltBundle stage) {
    assertTrue(
        stage.manifest().getRequireCapability().entrySet().stream()
            .filter(entry -> entry.getKey().startsWith("osgi.implementation"))
            .map(Map.Entry::getValue)
            .anyMatch(attributes -> attributes.get("filter:").contains("org.stagedoor")),
        () -> String.valueOf(stage.manifest().getRequireCapability()));
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#bundles")
  void noBundleKnowsAFeature(BuiltBundle bundle) {
    assertEquals(Set.of(), select(bundle.imports(), name -> name.startsWith("org.apache.karaf")));
    assertEquals(Set.of(), select(bundle.entries(), entry -> entry.endsWith("features.xml")));
  }

  private static Set<String> select(Set<String> names, Predicate<String> condition) {
    Set<String> selected = new TreeSet<>(names);
    selected.removeIf(condition.negate());
    return selected;
  }
}
