package org.stagedoor.console;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.stagedoor.api.account.StoreUnavailable;
import org.stagedoor.api.http.MatrixException;

/** Finds commands in the service registry, whichever bundle they are of, and calls them. */
final class Commands {
  private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
  private static final String SCOPE = "(osgi.command.scope=stagedoor)";
  private static final String FUNCTION = "osgi.command.function";
  private static final Class<?>[] PARAMETERS = {String[].class};

  private final BundleContext context;
  private final Components components;

  /**
   * Commands.
   *
   * @param components tells why a command that bundles declare is not there
   */
  Commands(BundleContext context, Components components) {
    this.context = context;
    this.components = components;
  }

  /** Runs a command; without words, or for an unknown one, says which there are. */
  Reply run(List<String> words) {
    Map<String, ServiceReference<?>> commands = find();
    if (words.isEmpty() || words.get(0).equals("help")) {
      return Reply.done(help(commands));
    }
    String name = plain(words.get(0));
    ServiceReference<?> command = commands.get(name);
    if (command == null) {
      return absent(name)
          .orElseGet(
              () -> Reply.wrong("there is no command " + words.get(0) + "\n" + help(commands)));
    }
    Object service = context.getService(command);
    if (service == null) {
      return Reply.failed("the bundle of this command is being stopped");
    }
    try {
      return Reply.done(call(service, name, words.subList(1, words.size())));
    } catch (IllegalArgumentException e) {
      return Reply.wrong(String.valueOf(e.getMessage()));
    } catch (MatrixException | StoreUnavailable e) {
      return Reply.failed(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("The console command {} fails", name, e);
      return Reply.failed("it failed; the log says why");
    } finally {
      context.ungetService(command);
    }
  }

  /** What keeps a command away that a bundle declares, such as the settings that it is about. */
  private Optional<Reply> absent(String name) {
    return components.offering(SCOPE).stream()
        .filter(
            one -> Components.declared(one, FUNCTION).map(Commands::plain).orElse("").equals(name))
        .findFirst()
        .map(
            one ->
                Reply.failed(
                    name + " is not there now:\n" + Findings.text(components.explain(one))));
  }

  /** Java's names have no hyphens, and Gogo does not look at capitals. */
  private static String plain(String name) {
    return name.replace("-", "").toLowerCase(Locale.ROOT);
  }

  private Map<String, ServiceReference<?>> find() {
    Map<String, ServiceReference<?>> commands = new TreeMap<>();
    try {
      ServiceReference<?>[] found = context.getAllServiceReferences(null, SCOPE);
      for (ServiceReference<?> reference :
          Objects.requireNonNullElse(found, new ServiceReference<?>[0])) {
        Object names = reference.getProperty(FUNCTION);
        String[] functions =
            names instanceof String[] several ? several : new String[] {String.valueOf(names)};
        for (String function : functions) {
          commands.put(plain(function), reference);
        }
      }
    } catch (InvalidSyntaxException e) {
      throw new IllegalStateException("the filter is a constant", e);
    }
    return commands;
  }

  private static String help(Map<String, ServiceReference<?>> commands) {
    StringBuilder text = new StringBuilder("commands:");
    commands.forEach(
        (name, command) -> {
          Object help = command.getProperty("stagedoor.help");
          text.append("\n  ").append(help == null ? name : help);
        });
    return text.toString();
  }

  private static String call(Object service, String name, List<String> arguments) {
    Object words = arguments.toArray(String[]::new);
    try {
      return String.valueOf(
          Arrays.stream(service.getClass().getMethods())
              .filter(method -> method.getName().equalsIgnoreCase(name))
              .filter(method -> Arrays.equals(method.getParameterTypes(), PARAMETERS))
              .findFirst()
              .orElseThrow(() -> new IllegalStateException("no method " + name + "(String...)"))
              .invoke(service, words));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof RuntimeException own ? own : new IllegalStateException(e);
    }
  }
}
