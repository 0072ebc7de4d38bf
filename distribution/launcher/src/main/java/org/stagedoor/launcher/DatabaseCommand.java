package org.stagedoor.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * {@code stagedoor db …}: runs the tool that is in the store's bundle, without a framework. The
 * bundles of the archive make its class path.
 *
 * @param settings the folders
 * @param words the tool's command with its options
 */
record DatabaseCommand(Settings settings, List<String> words) {
  private static final String TOOL = "org.stagedoor.store.jdbc.DatabaseTool";

  private static final String FROM = "--from";

  /** What the tool itself knows; all other options are the launcher's. */
  private static final List<String> OWN_OPTIONS = List.of(FROM, "--help");

  /**
   * Reads {@code db copy --from x --data y}.
   *
   * @param arguments what follows the word db
   * @throws StartException if an option of the launcher is wrong
   */
  static DatabaseCommand of(Path home, List<String> arguments) throws StartException {
    List<String> words = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      boolean own = OWN_OPTIONS.contains(argument) || !argument.startsWith("--");
      List<String> list = own ? words : options;
      list.add(argument);
      if (!own && !argument.contains("=") && i + 1 < arguments.size()) {
        list.add(arguments.get(++i));
      }
    }
    return new DatabaseCommand(
        Settings.of(home, Options.parse(options, System.getenv())), List.copyOf(words));
  }

  /**
   * Runs it. Who copies needs the data folder to himself, and that of the file to copy.
   *
   * @return the tool's exit code
   * @throws StartException if a server runs on one of the folders
   */
  int run(PrintStream out, PrintStream err) throws StartException, IOException {
    if (!words.contains("copy")) {
      return tool(out, err);
    }
    try (DataFolder held = DataFolder.hold(settings.data())) {
      Optional<Path> source = source();
      return source.isPresent() ? copy(source.get(), out, err) : tool(out, err);
    }
  }

  private int copy(Path source, PrintStream out, PrintStream err)
      throws StartException, IOException {
    try (DataFolder held = DataFolder.hold(source, FROM)) {
      return tool(out, err);
    }
  }

  /** The folder of the file to copy; empty if it is the data folder, or there is no such file. */
  private Optional<Path> source() throws IOException {
    int option = words.indexOf(FROM);
    if (option < 0 || option + 1 == words.size()) {
      return Optional.empty();
    }
    Path file = Path.of(words.get(option + 1));
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    // By its real path: a link to the file of a running server is no other file.
    Path folder = Objects.requireNonNull(file.toRealPath().getParent());
    return Files.isSameFile(folder, settings.data()) ? Optional.empty() : Optional.of(folder);
  }

  private int tool(PrintStream out, PrintStream err) throws StartException, IOException {
    // What the logging bundle prints where there is no framework.
    System.setProperty("org.ops4j.pax.logging.DefaultServiceLog.level", "ERROR");
    try (URLClassLoader loader = new URLClassLoader(jars(), getClass().getClassLoader())) {
      return (int)
          Class.forName(TOOL, true, loader)
              .getMethod(
                  "run", Path.class, Path.class, List.class, PrintStream.class, PrintStream.class)
              .invoke(null, settings.etc(), settings.data(), words, out, err);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new StartException("the store's bundle has no " + TOOL);
    }
  }

  private URL[] jars() throws StartException, MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (BundleFile file : BundleFile.in(settings.home())) {
      urls.add(file.jar().toUri().toURL());
    }
    return urls.toArray(URL[]::new);
  }
}
