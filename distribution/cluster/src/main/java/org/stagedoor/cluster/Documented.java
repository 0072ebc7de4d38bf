package org.stagedoor.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The settings that the operators' documentation shows, as it ships in the archive. */
final class Documented {
  private Documented() {}

  /** The block of a language, such as nginx. There is one of each. */
  static String block(Path home, String language) throws IOException {
    Matcher block =
        Pattern.compile("^```" + language + "\n(.*?)^```", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(Files.readString(home.resolve("README.md")));
    if (!block.find()) {
      throw new IllegalStateException("README.md shows no settings for " + language);
    }
    return block.group(1);
  }
}
