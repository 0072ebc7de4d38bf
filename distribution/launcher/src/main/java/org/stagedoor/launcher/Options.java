package org.stagedoor.launcher;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The values of the {@link Option}s, each with where it was set, for messages. */
final class Options {
  private final Map<Option, String> flags = new EnumMap<>(Option.class);
  private final Map<String, String> environment;

  private Options(Map<String, String> environment) {
    this.environment = environment;
  }

  /**
   * Reads flags as {@code --port 8008} or {@code --port=8008}.
   *
   * @throws StartException for an unknown flag, or one without a value
   */
  static Options parse(List<String> arguments, Map<String, String> environment)
      throws StartException {
    Options options = new Options(environment);
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      int equals = argument.indexOf('=');
      Option option = option(equals < 0 ? argument : argument.substring(0, equals));
      if (equals < 0 && ++i == arguments.size()) {
        throw new StartException(argument + " needs a value");
      }
      options.flags.put(option, equals < 0 ? arguments.get(i) : argument.substring(equals + 1));
    }
    return options;
  }

  private static Option option(String flag) throws StartException {
    for (Option option : Option.values()) {
      if (option.flag().equals(flag)) {
        return option;
      }
    }
    throw new StartException("unknown option " + flag + "; see --help");
  }

  /** The flag's value, else that of the environment, else the fallback. */
  String value(Option option) {
    String flag = flags.get(option);
    return flag != null ? flag : environment.getOrDefault(option.variable(), option.fallback());
  }

  /** Where the value comes from: the name to use in a message about it. */
  String origin(Option option) {
    boolean set = !flags.containsKey(option) && environment.containsKey(option.variable());
    return set ? option.variable() : option.flag();
  }
}
