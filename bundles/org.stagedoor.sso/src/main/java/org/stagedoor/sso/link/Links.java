package org.stagedoor.sso.link;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.stagedoor.api.account.BundleData;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserData;
import org.stagedoor.api.account.UserId;
import org.stagedoor.api.json.Dict;

/**
 * Which user a subject is, and which subjects a user has. The subject's side is what counts: it
 * outlives the account, so that who deactivated it does not come back as somebody new.
 */
@Component(service = Links.class)
public final class Links {
  private static final String NAME = "org.stagedoor.sso";
  private static final String SUBJECTS = NAME + "/subject/";

  private final BundleData subjects;
  private final UserData users;
  private final Transactions transactions;

  /** Keeps them in the store. */
  @Activate
  public Links(
      @Reference BundleData subjects,
      @Reference UserData users,
      @Reference Transactions transactions) {
    this.subjects = subjects;
    this.users = users;
    this.transactions = transactions;
  }

  /** Which user a subject is. */
  public Optional<UserId> user(Subject subject) {
    return subjects.get(SUBJECTS + subject.digest()).flatMap(Links::user);
  }

  private static Optional<UserId> user(Dict kept) {
    return kept.text("user").flatMap(UserId::parse);
  }

  /** The subjects of a user, the oldest first. */
  public List<Subject> of(UserId user) {
    return users.get(user, NAME).stream().flatMap(Links::listed).toList();
  }

  private static Stream<Subject> listed(Dict kept) {
    return kept.dicts("links").stream()
        .flatMap(List::stream)
        .flatMap(one -> Subject.of(one).stream());
  }

  /**
   * Makes a subject a user's, unless it is somebody's already.
   *
   * @param first what to do before, in the same transaction, such as to make the user; not done if
   *     the subject is somebody's
   * @return whose it is now
   */
  public UserId add(Subject subject, UserId user, Instant now, Runnable first) {
    String name = SUBJECTS + subject.digest();
    Dict wanted = subject.dict().with("user", user.toString()).with("since", now.toEpochMilli());
    return transactions.required(
        () -> {
          Optional<UserId> known = user(subject);
          if (known.isPresent()) {
            return known.get();
          }
          Dict kept = subjects.update(name, before -> before.isEmpty() ? wanted : before);
          UserId owner = user(kept).orElse(user);
          if (owner.equals(user)) {
            first.run();
            users.update(user, NAME, before -> with(before, subject));
          }
          return owner;
        });
  }

  /**
   * Makes a subject the user's that it names, unless it is somebody's already, or a subject of the
   * same provider is hers: a name may be given to others later.
   *
   * @return whose it is now; empty if nobody's
   */
  public Optional<UserId> adopt(Subject subject, UserId user, Instant now) {
    return transactions.required(
        () -> {
          // Hers first: of two subjects that come at once one finds the other.
          Dict kept =
              users.update(
                  user, NAME, before -> has(before, subject) ? before : with(before, subject));
          if (listed(kept).noneMatch(subject::equals)) {
            return user(subject);
          }
          UserId owner = add(subject, user, now, () -> {});
          if (!owner.equals(user)) {
            users.update(user, NAME, before -> without(before, subject));
          }
          return Optional.of(owner);
        });
  }

  /** Whether any of the subject's provider is there. */
  private static boolean has(Dict kept, Subject subject) {
    return listed(kept).anyMatch(one -> one.provider().equals(subject.provider()));
  }

  private static Dict with(Dict before, Subject subject) {
    Stream<Subject> others = listed(before).filter(one -> !one.equals(subject));
    return Dict.of("links", Stream.concat(others, Stream.of(subject)).map(Subject::dict).toList());
  }

  /** Parts a subject from its user; false if it was nobody's. */
  public boolean remove(Subject subject) {
    return transactions.required(
        () -> {
          Optional<UserId> owner = user(subject);
          subjects.update(SUBJECTS + subject.digest(), before -> Dict.EMPTY);
          owner.ifPresent(user -> users.update(user, NAME, before -> without(before, subject)));
          return owner.isPresent();
        });
  }

  private static Dict without(Dict before, Subject subject) {
    List<Dict> others =
        listed(before).filter(one -> !one.equals(subject)).map(Subject::dict).toList();
    return others.isEmpty() ? Dict.EMPTY : Dict.of("links", others);
  }
}
