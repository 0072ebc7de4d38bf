package org.stagedoor.sso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Account;
import org.stagedoor.api.account.AuditTrail.Deed;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;
import org.stagedoor.sso.fake.Bench;
import org.stagedoor.sso.fake.NamedAccounts;

class SsoCommandTest {
  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final UserId ALICE = new UserId("alice", "example.org");
  private static final UserId BOB = new UserId("bob", "example.org");

  private final Bench bench = new Bench();
  private final NamedAccounts accounts = new NamedAccounts();
  private final List<Deed> deeds = new ArrayList<>();
  private final SsoCommand command =
      new SsoCommand(bench.providers, bench.links, accounts, Bench.server(), deeds::add, () -> NOW);

  @BeforeEach
  void aliceIsThereAndBobIsGone() {
    accounts.add(ALICE, Account.State.ACTIVE);
    accounts.add(BOB, Account.State.DEACTIVATED);
  }

  private static Deed told(String event) {
    Dict details = Dict.of("provider", "one", "subject", "s-1");
    return Deed.byConsole(event, Optional.of(ALICE), NOW, details);
  }

  private void refused(String why, String... words) {
    Exception told = assertThrows(IllegalArgumentException.class, () -> command.sso(words));
    assertEquals(why, told.getMessage());
  }

  @Test
  void whatItChangesIsTold() {
    assertEquals("linked", command.sso("link", "alice", "one", "s-1"));
    assertEquals("linked", command.sso("link", "@alice:example.org", "one", "s-1"));
    assertEquals("one   s-1", command.sso("show", "alice"));
    assertEquals(List.of(told("provider.link")), deeds, "the second changed nothing");

    assertEquals("unlinked", command.sso("unlink", "one", "s-1"));
    refused("it is linked to nobody", "unlink", "one", "s-1");
    assertEquals(List.of(told("provider.link"), told("provider.unlink")), deeds);
  }

  @Test
  void whoIsNotThereIsNamed() {
    refused("there is no user @nobody:example.org", "show", "nobody");
    refused("there is no user @bob:example.org", "link", "bob", "one", "s-1");
    refused("there is no user @al ice", "show", "@al ice");
    assertEquals(List.of(), deeds);
  }
}
