package org.stagedoor.api.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {
  @Test
  void anIpv6NetworkCountsAsOne() {
    assertEquals(Neighbourhood.of("2001:db8::1"), Neighbourhood.of("2001:db8:0:0:ffff::2"));
    assertNotEquals(Neighbourhood.of("2001:db8::1"), Neighbourhood.of("2001:db8:0:1::1"));
  }

  @Test
  void anIpv4AddressCountsForItselfInEitherSpelling() {
    assertEquals("192.0.2.1", Neighbourhood.of("192.0.2.1"));
    assertEquals("192.0.2.1", Neighbourhood.of("::ffff:192.0.2.1"));
  }

  @Test
  void aSiteOfIpv6HasManyNetworks() {
    assertEquals(Neighbourhood.site("2001:db8::1"), Neighbourhood.site("2001:db8:0:ffff::2"));
    assertNotEquals(Neighbourhood.site("2001:db8::1"), Neighbourhood.site("2001:db8:1::1"));
    for (String other : new String[] {"192.0.2.1", "::ffff:192.0.2.1", "a:b", ""}) {
      assertEquals(Optional.empty(), Neighbourhood.site(other));
    }
  }

  @Test
  void whatIsNoAddressStandsForItself() {
    assertEquals("a:b", Neighbourhood.of("a:b"));
  }
}
