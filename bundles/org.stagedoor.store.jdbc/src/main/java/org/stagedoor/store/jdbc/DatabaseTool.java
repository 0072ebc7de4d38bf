package org.stagedoor.store.jdbc;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.store.jdbc.sql.NativeLibrary;

/**
 * What {@code bin/stagedoor db} does. It needs no container: its launcher puts this bundle and
 * those that it uses on a class path and calls {@link #run}.
 */
public final class DatabaseTool {
  private static final int DONE = 0;
  private static final int FAILED = 1;
  private static final int MISUSED = 2;
  private static final int DIFFERENT = 3;

  private static final String HELP =
      """
      usage: stagedoor db status    say what is in the database that etc/org.stagedoor.store.cfg names
             stagedoor db migrate   bring it to the schema of this version, which a start does, too
             stagedoor db copy [--from FILE]
                                    copy an SQLite file, by default stagedoor.db in the data folder, into
                                    the PostgreSQL database that etc/org.stagedoor.store.cfg names
      To move to PostgreSQL: stop the server, set url, user and .password there, copy, and start. The database must be
      empty; a copy that was interrupted goes on when it is run again. The file is left as it is, but brought to the
      schema of this version.

      exit codes: 0 done, 1 can't be done, 2 wrong usage, 3 the copy is not the same as the source
      """;

  private final Settings settings;
  private final PrintStream out;

  private DatabaseTool(Settings settings, PrintStream out) {
    this.settings = settings;
    this.out = out;
  }

  /**
   * Runs a command.
   *
   * @param etc the folder of the settings
   * @param data the folder of the database
   * @param arguments the command and its options
   * @return the exit code
   */
  public static int run(
      Path etc, Path data, List<String> arguments, PrintStream out, PrintStream err) {
    try {
      Settings settings = new SettingsFile(etc.resolve(Settings.PID + ".cfg"), data).read();
      new NativeLibrary(data.resolve("native")).offer();
      return new DatabaseTool(settings, out).run(arguments);
    } catch (IOException | IllegalStateException | IllegalArgumentException | StoreUnavailable e) {
      err.println("stagedoor: " + e.getMessage());
      return FAILED;
    }
  }

  private int run(List<String> arguments) {
    if (arguments.equals(List.of("status"))) {
      return new DatabaseStatus(settings).print(out) ? DONE : FAILED;
    }
    if (arguments.equals(List.of("migrate"))) {
      new DatabaseMigration(settings).run(out);
      return DONE;
    }
    if (arguments.equals(List.of("copy"))) {
      return copy(settings.data().resolve("stagedoor.db"));
    }
    if (arguments.size() == 3 && arguments.subList(0, 2).equals(List.of("copy", "--from"))) {
      return copy(Path.of(arguments.get(2)).toAbsolutePath());
    }
    out.print(HELP);
    return arguments.equals(List.of("--help")) ? DONE : MISUSED;
  }

  private int copy(Path file) {
    return new DatabaseCopy(settings, file).run(out) ? DONE : DIFFERENT;
  }
}
