package org.stagedoor.store.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.stagedoor.store.jdbc.sql.Target;

/** Gives each test an empty store, in SQLite or, with {@code -Dpostgresql=true}, in PostgreSQL. */
final class Stores implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
    return parameter.getParameter().getType() == TestStore.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
    Opened opened = Opened.open();
    test.getStore(Namespace.create(Stores.class)).put(opened, opened);
    return opened.store();
  }

  /** An empty place for a database. */
  static Target target(Path directory) {
    return Boolean.getBoolean("postgresql") ? PostgresDatabases.fresh() : TestStore.file(directory);
  }

  private record Opened(TestStore store, Path directory) implements AutoCloseable {
    static Opened open() {
      try {
        Path directory = Files.createTempDirectory("stagedoor-store");
        return new Opened(
            TestStore.open(target(directory), directory, InstantSource.system()), directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void close() throws IOException {
      store.close();
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
