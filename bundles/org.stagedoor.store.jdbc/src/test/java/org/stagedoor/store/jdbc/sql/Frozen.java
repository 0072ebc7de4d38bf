package org.stagedoor.store.jdbc.sql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Objects;

/** Databases as older versions have left them. */
public final class Frozen {
  private Frozen() {}

  /** Makes version 1, with what a server had in it. */
  public static void first(Target target) {
    Pools pools =
        target.embedded() ? SqliteFile.of(target).open() : new PostgresServer(target).open();
    try (Database database = new Database(pools, new Outage())) {
      new Schema(database, pools.dialect(), InstantSource.system(), version -> read()).migrate(1);
    }
  }

  private static String read() {
    try (InputStream in =
        Objects.requireNonNull(Frozen.class.getResourceAsStream("frozen-1.sql"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
