package org.stagedoor.launcher;

/** What {@code --help} prints. */
final class Help {
  private Help() {}

  /** The text, one line for each option. */
  static String text() {
    StringBuilder text =
        new StringBuilder(
            """
            usage: stagedoor [start] [options]   run in the foreground
                   stagedoor stop [--data …]     stop the server of that data folder
                   stagedoor status [--data …]   say whether it runs
                   stagedoor db status|migrate|copy|--help
                                                 look after its database
                   stagedoor console [--data …] <command>   ask the server that runs, or order it
                                                 something; without a command it says which there are

            options (or the environment variable of the same name):
            """);
    for (Option option : Option.values()) {
      text.append(
          "  %-14s %-22s %s%s%n"
              .formatted(option.flag(), option.variable(), option.help(), shown(option)));
    }
    return text.append(
            """

            JAVA_HOME names the Java to use (17 or newer), JAVA_OPTS adds options for it.
            Relative folders are taken from the folder of the archive.
            """)
        .toString();
  }

  private static String shown(Option option) {
    return option.fallback().isEmpty() ? "" : " [" + option.fallback() + "]";
  }
}
