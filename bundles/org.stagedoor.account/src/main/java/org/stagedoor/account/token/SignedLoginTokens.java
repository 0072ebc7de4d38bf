package org.stagedoor.account.token;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.Accounts;
import org.stagedoor.api.account.LoginTokens;
import org.stagedoor.api.account.Nonces;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.flow.SealingKeys;

/**
 * Login tokens that are their own record: the store learns of one when it is presented, which
 * happens at most once or twice, and not when it is made.
 */
@Component
public final class SignedLoginTokens implements LoginTokens {
  private static final String PREFIX = "org.stagedoor.account.token/";
  private static final String NOT_SPENT = "not spent";
  private static final int ID_BYTES = 16;

  private final Accounts accounts;
  private final Nonces nonces;
  private final TicketSeal seal;
  private final RandomGenerator random;

  /** Signs with the keys that the nodes share. */
  @Activate
  public SignedLoginTokens(
      @Reference Accounts accounts, @Reference Nonces nonces, @Reference SealingKeys keys) {
    this(accounts, nonces, keys, new SecureRandom());
  }

  SignedLoginTokens(Accounts accounts, Nonces nonces, SealingKeys keys, RandomGenerator random) {
    this.accounts = accounts;
    this.nonces = nonces;
    this.seal = new TicketSeal(keys);
    this.random = random;
  }

  @Override
  public Issued issue(UserId user, Duration lifetime, Instant now) {
    Ticket ticket = new Ticket(user, accounts.generation(user), now.plus(lifetime), id());
    return new Issued(seal.sign(ticket), lifetime);
  }

  @Override
  public Optional<UserId> present(String token, Optional<String> transaction, Instant now) {
    String owner = transaction.map(SignedLoginTokens::owner).orElse("none");
    return shown(token, owner, Set.of(NOT_SPENT), now).map(Ticket::user);
  }

  @Override
  public Optional<Redeemable> redeem(
      String token, String transaction, String session, Instant now) {
    return shown(token, owner(transaction), Set.of(NOT_SPENT, session), now)
        .map(ticket -> new Redeemable(ticket.user(), spending(ticket), ticket.expires()));
  }

  private Optional<Ticket> shown(String token, String owner, Set<String> spenders, Instant now) {
    return seal.open(token)
        .filter(ticket -> now.isBefore(ticket.expires()))
        .filter(this::ofThisGeneration)
        .filter(ticket -> spenders.contains(spender(ticket, now)))
        .filter(
            ticket ->
                owner.equals(
                    nonces.bind(PREFIX + "shown/" + ticket.id(), owner, ticket.expires(), now)));
  }

  @Override
  public boolean spend(String token, Instant now) {
    String mine = id();
    return seal.open(token)
        .filter(this::ofThisGeneration)
        .filter(ticket -> mine.equals(nonces.bind(spending(ticket), mine, ticket.expires(), now)))
        .isPresent();
  }

  /** A token ends with a change of the password, and with logging out everywhere. */
  private boolean ofThisGeneration(Ticket ticket) {
    return accounts.generation(ticket.user()) == ticket.generation();
  }

  /** Looks who has spent it, by a claim that is over before it begins. */
  private String spender(Ticket ticket, Instant now) {
    return nonces.bind(spending(ticket), NOT_SPENT, Instant.EPOCH, now);
  }

  private static String spending(Ticket ticket) {
    return PREFIX + "spent/" + ticket.id();
  }

  /** Clients' transactions are of any length, owners are not. */
  private static String owner(String transaction) {
    return "txn " + UUID.nameUUIDFromBytes(transaction.getBytes(StandardCharsets.UTF_8));
  }

  private String id() {
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(id);
  }
}
