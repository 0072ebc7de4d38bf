package org.stagedoor.core.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static String client(String trusted, String peer, String... forwarded) {
    List<Cidr> ranges = Arrays.stream(trusted.split(" ", -1)).map(Cidr::parse).toList();
    return new Proxies(ranges).client(peer, List.of(forwarded));
  }

  @Test
  void onlyProxiesAreBelieved() {
    assertEquals("192.0.2.1", client("127.0.0.1", "192.0.2.1", "198.51.100.7"));
    assertEquals("198.51.100.7", client("127.0.0.1", "127.0.0.1", "198.51.100.7"));
  }

  @Test
  void theLastHopThatIsNoProxyCounts() {
    String trusted = "127.0.0.0/8 10.0.0.0/8 fd00::/8";
    assertEquals(
        "198.51.100.7", client(trusted, "127.0.0.1", "203.0.113.9, 198.51.100.7, 10.1.2.3"));
    assertEquals(
        "198.51.100.7", client(trusted, "127.0.0.1", "203.0.113.9", "198.51.100.7,10.1.2.3"));
    assertEquals("2001:db8:0:0:0:0:0:1", client(trusted, "fd00::1", "[2001:db8::1]:443"));
    assertEquals("198.51.100.7", client(trusted, "127.0.0.1", "198.51.100.7:1234"));
    assertEquals("10.0.0.2", client(trusted, "127.0.0.1", "10.0.0.2"));
  }

  @Test
  void rubbishEndsBelief() {
    assertEquals("127.0.0.1", client("127.0.0.1", "127.0.0.1", "unknown"));
    assertEquals("127.0.0.1", client("127.0.0.1", "127.0.0.1", ""));
    assertEquals("127.0.0.1", client("127.0.0.1", "127.0.0.1", "198.51.100.7, dead.beef"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "localhost", "", "::1/129"})
  void rangesAreChecked(String range) {
    assertThrows(IllegalArgumentException.class, () -> Cidr.parse(range));
  }

  @Test
  void namesAreNeverLookedUp() {
    assertNull(Cidr.literal("localhost"));
    assertNull(Cidr.literal("dead.beef"));
    assertNull(Cidr.literal("1.2.3.4.5"));
    assertNull(Cidr.literal("300.1.1.1"));
    assertNotNull(Cidr.literal("::ffff:192.0.2.1"));
  }

  @Test
  void languagesAreOrderedByWeight() {
    assertEquals(
        List.of(Locale.FRENCH, Locale.GERMANY, Locale.ENGLISH),
        Languages.parse("de-DE;q=0.8, en;q=0.7, fr, es;q=0, *;q=0.1"));
  }

  @Test
  void unknownLanguagesAreLeftOut() {
    assertEquals(
        List.of(Locale.TAIWAN, Locale.GERMAN),
        Languages.parse("xx, zh-Hant-TW, de-x-abc, en-US-POSIX;q=0, qqq-QQ"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", ";;;", ",,,", "q=1", "de;q=2", "de;q=NaN", "!!;q=0.3"})
  void rubbishIsEnglish(String header) {
    assertEquals(List.of(Locale.ENGLISH), Languages.parse(header));
  }

  @Test
  void longHeadersAreNotRead() {
    assertEquals(List.of(Locale.ENGLISH), Languages.parse("de,".repeat(100_000)));
    assertEquals(List.of(Locale.ENGLISH), Languages.parse(null));
  }
}
