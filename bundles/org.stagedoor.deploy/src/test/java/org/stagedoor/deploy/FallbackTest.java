package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/** Whether an older version is said to serve on. */
class FallbackTest {
  private static final Optional<Version> ONE = Optional.of(new Version(1, 0, 0));
  private static final Optional<Version> NONE = Optional.empty();

  private static Optional<Bundle> bundle(
      String name, Version version, int state, String... headers) {
    Properties all = new Properties();
    if (headers.length == 2) {
      all.put(headers[0], headers[1]);
    }
    Map<String, Object> answers =
        Map.of(
            "getSymbolicName", name, "getVersion", version, "getState", state, "getHeaders", all);
    return Optional.of(
        (Bundle)
            Proxy.newProxyInstance(
                FallbackTest.class.getClassLoader(),
                new Class<?>[] {Bundle.class},
                (proxy, method, arguments) -> answers.get(method.getName())));
  }

  private static Optional<Bundle> bundle(int state) {
    return bundle("a", ONE.get(), state);
  }

  @Test
  void whatRunsServesOn() {
    assertEquals(
        new Fallback(true, "; a 1.0.0 serves on"),
        Fallback.of("a", ONE, NONE, bundle(Bundle.ACTIVE)));
    assertEquals(
        new Fallback(true, "; a 1.0.0, as it is shipped, serves on"),
        Fallback.of("a", NONE, ONE, bundle(Bundle.STARTING)));
    assertEquals(
        new Fallback(true, "; a 1.0.0 serves on"),
        Fallback.of("a", ONE, NONE, bundle("a", ONE.get(), Bundle.RESOLVED, "Fragment-Host", "b")));
  }

  @Test
  void whatDoesNotRunDidNotComeBack() {
    Fallback gone = new Fallback(false, "; a 1.0.0, as it is shipped, did not come back");
    assertEquals(gone, Fallback.of("a", NONE, ONE, Optional.empty()));
    assertEquals(gone, Fallback.of("a", NONE, ONE, bundle(Bundle.RESOLVED)));
    assertEquals(gone, Fallback.of("a", NONE, ONE, bundle(Bundle.INSTALLED)));
  }

  @Test
  void anotherBundleInItsPlaceIsNotIt() {
    Fallback gone = new Fallback(false, "; a 1.0.0 did not come back");
    assertEquals(gone, Fallback.of("a", ONE, NONE, bundle("b", ONE.get(), Bundle.ACTIVE)));
    assertEquals(
        gone, Fallback.of("a", ONE, NONE, bundle("a", new Version(2, 0, 0), Bundle.ACTIVE)));
  }

  @Test
  void whereNothingWasNothingIsSaid() {
    assertEquals(new Fallback(false, ""), Fallback.of("a", NONE, NONE, Optional.empty()));
  }
}
