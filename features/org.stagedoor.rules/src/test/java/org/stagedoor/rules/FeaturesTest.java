package org.stagedoor.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** What features.xml must offer. */
class FeaturesTest {
  private static final String OURS = "mvn:org.stagedoor/";
  private static final Set<String> OPTIONAL =
      Set.of("org.stagedoor.stage.totp", "org.stagedoor.webconsole");

  @Test
  void eachBundleIsTheSubjectOfOneFeature() {
    assertEquals(
        shipped(), House.features().stream().flatMap(FeaturesTest::subjects).sorted().toList());
  }

  @ParameterizedTest
  @MethodSource("org.stagedoor.rules.House#stages")
  void eachStageIsAFeatureOfItsOwn(BuiltBundle stage) {
    String name = stage.name().replaceFirst("org\\.", "").replace('.', '-');
    Element feature =
        House.features().stream()
            .filter(element -> element.getAttribute("name").equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no feature " + name));
    assertTrue(
        House.elements(feature.getElementsByTagName("bundle"))
            .anyMatch(bundle -> bundle.getTextContent().contains("/" + stage.name() + "/")));
  }

  @Test
  void theWholeServerHasAllButTheOptional() {
    Set<String> reached = new TreeSet<>();
    reach("stagedoor", reached);
    assertEquals(
        shipped().stream().filter(name -> !OPTIONAL.contains(name)).toList(),
        House.features().stream()
            .filter(feature -> reached.contains(feature.getAttribute("name")))
            .flatMap(FeaturesTest::subjects)
            .sorted()
            .toList());
  }

  private static List<String> shipped() {
    return House.shipped().map(BuiltBundle::name).sorted().toList();
  }

  /** The bundles of ours that a feature is about; others it brings along. */
  private static Stream<String> subjects(Element feature) {
    return House.elements(feature.getElementsByTagName("bundle"))
        .filter(bundle -> !bundle.getAttribute("dependency").equals("true"))
        .map(bundle -> bundle.getTextContent().strip())
        .filter(url -> url.startsWith(OURS))
        .map(url -> url.substring(OURS.length(), url.lastIndexOf('/')));
  }

  private static void reach(String name, Set<String> reached) {
    for (Element feature : House.features()) {
      if (feature.getAttribute("name").equals(name) && reached.add(name)) {
        House.elements(feature.getElementsByTagName("feature"))
            .forEach(needed -> reach(needed.getTextContent().strip(), reached));
      }
    }
  }
}
