package org.stagedoor.store.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.stagedoor.store.jdbc.Times.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.stagedoor.api.account.Transactions;
import org.stagedoor.api.account.UserId;
import org.stagedoor.store.jdbc.sql.Sql;

@Contract
class TransactionsTest {
  private static final UserId ALICE = new UserId("alice", "example.org");

  @Test
  void keepsAllOrNothing(TestStore store) {
    Transactions transactions = store.database();
    assertThrows(
        ArithmeticException.class,
        () ->
            transactions.required(
                () -> {
                  store.user("alice");
                  store.devices().open(ALICE, "A", Optional.empty(), NOW);
                  throw new ArithmeticException();
                }));
    assertEquals(Optional.empty(), store.accounts().find(ALICE));
    transactions.required(
        () -> {
          store.user("alice");
          store.devices().open(ALICE, "A", Optional.empty(), NOW);
          return 1;
        });
    assertEquals(1, store.devices().list(ALICE).size());
  }

  @Test
  void readsWhatItWrote(TestStore store) {
    boolean seen =
        store
            .database()
            .required(
                () -> {
                  store.user("alice");
                  return store.accounts().find(ALICE).isPresent();
                });
    assertTrue(seen);
  }

  @Test
  void isNotSeenBeforeItIsOver(TestStore store) {
    store
        .database()
        .required(
            () -> {
              store.user("alice");
              assertFalse(elsewhere(() -> store.accounts().find(ALICE).isPresent()));
              return 1;
            });
    assertTrue(elsewhere(() -> store.accounts().find(ALICE).isPresent()));
  }

  private static boolean elsewhere(java.util.function.BooleanSupplier read) {
    try {
      return Race.of(1, number -> read.getAsBoolean()).get(0);
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void joinsTheOuterOne(TestStore store) {
    Transactions transactions = store.database();
    assertThrows(
        ArithmeticException.class,
        () ->
            transactions.required(
                () -> {
                  transactions.required(() -> store.user("alice"));
                  throw new ArithmeticException();
                }));
    assertEquals(Optional.empty(), store.accounts().find(ALICE));
  }

  @Test
  void isRolledBackWhenAPartFailed(TestStore store) {
    Transactions transactions = store.database();
    assertThrows(
        IllegalStateException.class,
        () ->
            transactions.required(
                () -> {
                  store.user("alice");
                  assertThrows(
                      ArithmeticException.class,
                      () ->
                          transactions.required(
                              () -> {
                                throw new ArithmeticException();
                              }));
                  return 1;
                }));
    assertEquals(Optional.empty(), store.accounts().find(ALICE));
  }

  @Test
  void hasEffectsAfterItsCommitOnly(TestStore store) {
    Transactions transactions = store.database();
    List<String> told = new ArrayList<>();
    transactions.required(
        () -> {
          transactions.required(
              () -> {
                transactions.afterCommit(() -> told.add("inner " + found(store)));
                return 1;
              });
          transactions.afterCommit(
              () -> {
                throw new IllegalStateException("logged");
              });
          transactions.afterCommit(() -> told.add("outer"));
          store.user("alice");
          assertEquals(List.of(), told);
          return 1;
        });
    assertEquals(List.of("inner true", "outer"), told);
    assertThrows(
        ArithmeticException.class,
        () ->
            transactions.required(
                () -> {
                  transactions.afterCommit(() -> told.add("never"));
                  throw new ArithmeticException();
                }));
    transactions.afterCommit(() -> told.add("at once"));
    assertEquals(List.of("inner true", "outer", "at once"), told);
  }

  private static boolean found(TestStore store) {
    return store.accounts().find(ALICE).isPresent();
  }

  @Test
  void failsAloneInACrowd(TestStore store) throws InterruptedException, ExecutionException {
    List<Boolean> done = Race.of(60, number -> tried(store, number));
    for (int i = 0; i < 60; i++) {
      UserId user = new UserId("user" + i, "example.org");
      assertEquals(i % 3 != 0, done.get(i));
      assertEquals(i % 3 != 0, store.accounts().find(user).isPresent());
    }
  }

  private static boolean tried(TestStore store, int number) {
    try {
      return store
          .database()
          .required(
              () -> {
                store.user("user" + number);
                if (number % 3 == 0) {
                  throw new ArithmeticException();
                }
                return true;
              });
    } catch (ArithmeticException e) {
      return false;
    }
  }

  @Test
  void keepsTheOrderOfWhatIsWrittenLater(TestStore store) {
    Sql sql = store.database();
    sql.required(
        () -> {
          for (int i = 0; i < 50; i++) {
            sql.write(
                "insert into meta (name, value) values ('a', ?) on conflict (name)"
                    + " do update set value = excluded.value",
                "v" + i);
          }
          assertEquals(Optional.of("v49"), value(sql));
          sql.write("update meta set value = 'last' where name = 'a'");
          return 1;
        });
    assertEquals(Optional.of("last"), value(sql));
  }

  private static Optional<String> value(Sql sql) {
    return sql.find("select value from meta where name = 'a'", row -> row.getString(1));
  }

  @Test
  void undoesAllWhenWhatIsWrittenLaterFails(TestStore store) {
    Sql sql = store.database();
    assertThrows(
        IllegalStateException.class,
        () ->
            sql.required(
                () -> {
                  store.user("alice");
                  sql.write("insert into meta (name, value) values ('a', 'x')");
                  sql.write("insert into meta (name, value) values ('a', 'y')");
                  sql.write("insert into meta (name, value) values ('b', 'z')");
                  return 1;
                }));
    assertEquals(Optional.empty(), value(sql));
    assertEquals(Optional.empty(), store.accounts().find(ALICE));
    store.user("alice");
  }

  @Test
  void refusesADeviceOfNobody(TestStore store) {
    assertThrows(
        IllegalStateException.class, () -> store.devices().open(ALICE, "A", Optional.empty(), NOW));
    store.user("alice");
    store.devices().open(ALICE, "A", Optional.empty(), NOW);
  }
}
