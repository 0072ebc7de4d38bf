package org.stagedoor.e2e;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A {@code console} block of a Markdown text: commands after {@code $}, continued after {@code >},
 * each with the output that is expected.
 *
 * @param steps the commands in their order
 * @param eventually whether a command may need some time until it prints what is expected
 */
record ConsoleBlock(List<Step> steps, boolean eventually) {

  /**
   * A command.
   *
   * @param command what is typed, perhaps in several lines
   * @param output what is printed, without the blanks around it
   */
  record Step(String command, String output) {
    /** Whether this was printed; {@code …} stands for anything but a quotation mark. */
    boolean fits(String printed) {
      List<String> parts = new ArrayList<>();
      for (String part : output.split("…", -1)) {
        parts.add(Pattern.quote(part));
      }
      return printed.strip().matches(String.join("[^\"]+", parts));
    }
  }

  /** All blocks of a text. */
  static List<ConsoleBlock> in(String markdown) {
    List<ConsoleBlock> blocks = new ArrayList<>();
    List<String> open = new ArrayList<>();
    boolean inside = false;
    for (String line : markdown.lines().toList()) {
      if (line.startsWith("```console")) {
        inside = true;
      } else if (inside && line.equals("```")) {
        blocks.add(block(open));
        open.clear();
        inside = false;
        continue;
      }
      if (inside) {
        open.add(line);
      }
    }
    return blocks;
  }

  private static ConsoleBlock block(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    StringBuilder command = new StringBuilder();
    StringBuilder output = new StringBuilder();
    for (String line : lines.subList(1, lines.size())) {
      if (line.startsWith("$ ")) {
        add(steps, command, output);
        command.append(line.substring(2)).append('\n');
      } else if (line.startsWith("> ") && output.isEmpty()) {
        command.append(line.substring(2)).append('\n');
      } else {
        output.append(line).append('\n');
      }
    }
    add(steps, command, output);
    return new ConsoleBlock(steps, lines.get(0).endsWith("eventually"));
  }

  private static void add(List<Step> steps, StringBuilder command, StringBuilder output) {
    if (!command.isEmpty()) {
      steps.add(new Step(command.toString(), output.toString().strip()));
    }
    command.setLength(0);
    output.setLength(0);
  }
}
