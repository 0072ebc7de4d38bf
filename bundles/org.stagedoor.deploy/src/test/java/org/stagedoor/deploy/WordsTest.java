package org.stagedoor.deploy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.osgi.resource.Requirement;
import org.osgi.resource.Resource;

/** What operators are told. */
class WordsTest {
  private record Made(String getNamespace, Map<String, String> getDirectives)
      implements Requirement {
    @Override
    public String getNamespace() {
      return getNamespace;
    }

    @Override
    public Map<String, String> getDirectives() {
      return getDirectives;
    }

    @Override
    public Map<String, Object> getAttributes() {
      return Map.of();
    }

    @Override
    public Resource getResource() {
      throw new UnsupportedOperationException();
    }
  }

  private static String words(String namespace, String filter) {
    return Needs.words(new Made(namespace, Map.of("filter", filter)));
  }

  @Test
  void aPackageIsNamedWithItsVersions() {
    assertEquals(
        "the package com.example.a, version 2.0.0 or newer and below 3.0.0",
        words(
            "osgi.wiring.package",
            "(&(osgi.wiring.package=com.example.a)(version>=2.0.0)(!(version>=3.0.0)))"));
    assertEquals(
        "the package com.example.a",
        words("osgi.wiring.package", "(osgi.wiring.package=com.example.a)"));
    assertEquals("Java 21", words("osgi.ee", "(&(osgi.ee=JavaSE)(version=21))"));
  }

  @Test
  void ofATraceThatOfASettingSaysMost() {
    String settings =
        """
        java.lang.RuntimeException: outer
        \tat a.B.c(B.java:1)
        Caused by: org.stagedoor.api.config.SettingException: org.x.cfg: n must be 1, not "2"
        Caused by: java.lang.NumberFormatException: inner
        """;
    assertEquals("org.x.cfg: n must be 1, not \"2\"", Trace.words(settings));
    assertEquals(
        "IllegalStateException: inner",
        Trace.words("a.Outer: x\nCaused by: java.lang.IllegalStateException: inner\n"));
    assertEquals(
        "IllegalStateException: inner",
        Trace.words(new RuntimeException("x", new IllegalStateException("inner\nmore"))));
  }

  @Test
  void fileNamesAreSimple() {
    assertTrue(Desk.isName("org.example.a-1.0.0-SNAPSHOT.jar"));
    for (String bad : new String[] {"a.zip", ".a.jar", "../a.jar", "a/b.jar", ".jar", "a b.jar"}) {
      assertFalse(Desk.isName(bad), bad);
    }
  }
}
