package org.stagedoor.stage.registrationtoken;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.AuditTrail;
import org.stagedoor.api.account.BundleData;

/** The shell command {@code tokens}: registration tokens, for operators. */
@Component(
    service = TokensCommand.class,
    property = {
      "osgi.command.scope=stagedoor",
      "osgi.command.function=tokens",
      "stagedoor.help=tokens list | create [--token T] [--uses N] [--days N] | disable T | delete T"
          + "   registration tokens"
    })
public final class TokensCommand {
  private static final int LENGTH = 16;

  private final TokenBox tokens;
  private final TokenNames names;
  private final TokenAudit audit;
  private final InstantSource clock;

  /** Called by DS. */
  @Activate
  public TokensCommand(@Reference BundleData data, @Reference AuditTrail trail) {
    this(
        new TokenBox(data),
        new TokenNames(new SecureRandom()),
        new TokenAudit(trail),
        InstantSource.system());
  }

  TokensCommand(TokenBox tokens, TokenNames names, TokenAudit audit, InstantSource clock) {
    this.tokens = tokens;
    this.names = names;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Does what the first word says.
   *
   * @return what to print
   * @throws IllegalArgumentException if the words are others
   */
  public String tokens(String... words) {
    TokenWords given = TokenWords.of(words);
    return switch (given.verb()) {
      case "list" -> list();
      case "create" -> create(given);
      case "disable" -> disable(given.token());
      case "delete" -> delete(given.token());
      default -> throw TokenWords.usage();
    };
  }

  private String list() {
    Instant now = clock.instant();
    if (tokens.all().isEmpty()) {
      return "there are none; tokens create makes one";
    }
    return tokens.all().entrySet().stream()
        .map(it -> line(it.getKey(), it.getValue(), now))
        .collect(Collectors.joining("\n"));
  }

  private static String line(String name, Token token, Instant now) {
    return "%s   used %d of %s, %d under way, expires %s%s"
        .formatted(
            name,
            token.completed(),
            token.usesAllowed().isPresent() ? token.usesAllowed().getAsLong() : "any number",
            token.reserved().size(),
            token.expiry().map(Instant::toString).orElse("never"),
            token.open(now) ? "" : "   NOT VALID");
  }

  private String create(TokenWords given) {
    String name = given.named().orElseGet(() -> names.generate(LENGTH));
    if (!TokenBox.NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a token is 1 to 64 of A-Z a-z 0-9 . _ ~ -");
    }
    OptionalLong days = given.number("--days");
    Optional<Instant> expiry =
        days.isPresent()
            ? Optional.of(clock.instant().plus(Duration.ofDays(days.getAsLong())))
            : Optional.empty();
    if (!tokens.add(name, Token.of(given.number("--uses"), expiry))) {
      throw new IllegalArgumentException("this token exists already");
    }
    audit.byConsole("create", name, clock.instant());
    return name;
  }

  /** Who has reserved a use already may still register. */
  private String disable(String name) {
    Instant now = clock.instant();
    Token disabled =
        tokens
            .change(name, token -> token.limit(token.usesAllowed(), Optional.of(now)))
            .orElseThrow(TokensCommand::none);
    audit.byConsole("disable", name, now);
    return line(name, disabled, now);
  }

  private String delete(String name) {
    if (!tokens.remove(name)) {
      throw none();
    }
    audit.byConsole("delete", name, clock.instant());
    return "deleted";
  }

  private static IllegalArgumentException none() {
    return new IllegalArgumentException("there is no such token");
  }
}
