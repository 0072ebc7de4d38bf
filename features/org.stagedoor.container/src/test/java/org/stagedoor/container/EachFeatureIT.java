package org.stagedoor.container;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.InvalidSyntaxException;
import org.stagedoor.container.harness.Await;
import org.stagedoor.container.harness.Features;
import org.stagedoor.container.harness.Server;

/**
 * A plain Felix, to which each feature is added by itself and taken away again: in between, the
 * types of its stages are offered beside what was there, and no others.
 */
class EachFeatureIT {
  @RegisterExtension static final Server SERVER = Server.of(FeatureTests.BASE);

  private static final String REGISTER = "/_matrix/client/v3/register";

  @BeforeAll
  static void configure() {
    FeatureTests.SETTINGS.forEach(SERVER::configure);
  }

  static Stream<String> features() {
    return FeatureTests.all();
  }

  @ParameterizedTest
  @MethodSource("features")
  void offersExactlyItsTypes(String feature) {
    Set<String> before = bundles();
    offers(FeatureTests.types(FeatureTests.BASE));
    List<Bundle> brought = SERVER.install(Features.built().bundles(FeatureTests.trial(feature)));
    offers(FeatureTests.types(feature));
    assertEquals(List.of(), brought.stream().filter(it -> it.getState() != Bundle.ACTIVE).toList());
    brought.forEach(SERVER::uninstall);
    offers(FeatureTests.types(FeatureTests.BASE));
    assertEquals(before, bundles());
  }

  private static void offers(Set<String> types) {
    Await.until(EachFeatureIT::served, types::equals);
    List<List<String>> flows = FeatureTests.flows(types);
    SERVER
        .client()
        .await(REGISTER, "{}", answer -> answer.status() == 401 && answer.flows().equals(flows));
  }

  private static Set<String> served() {
    try {
      return Arrays.stream(SERVER.context().getAllServiceReferences(null, "(stagedoor.stage=*)"))
          .map(stage -> String.valueOf(stage.getProperty("stagedoor.stage")))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Set<String> bundles() {
    return Arrays.stream(SERVER.context().getBundles())
        .map(bundle -> bundle.getSymbolicName() + " " + bundle.getVersion())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
