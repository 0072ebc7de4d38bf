package org.stagedoor.deploy.jar;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses a manifest that two readers may understand in two ways: we judge a jar by what Java reads
 * in it, and the framework, which goes by its own reading, must not read something else.
 */
final class ManifestText {
  private ManifestText() {}

  /**
   * Returns if there is one way to read it.
   *
   * @param manifest all of it
   * @throws Flaw if lines may end in two places, or the last one does not end, or a header of the
   *     main section is there twice
   */
  static void check(byte[] manifest) throws Flaw {
    String text = new String(manifest, StandardCharsets.UTF_8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r' && !text.startsWith("\n", i + 1)) {
        throw new Flaw("its manifest has a carriage return that no line feed follows");
      }
      if (c == 0) {
        throw new Flaw("its manifest has a character in it that is none (NUL)");
      }
    }
    if (!text.endsWith("\n")) {
      // Java leaves such a line out, and the framework does not.
      throw new Flaw("its manifest has a last line that does not end");
    }
    Set<String> names = new HashSet<>();
    for (String line :
        (Iterable<String>) text.lines().takeWhile(line -> !line.isEmpty())::iterator) {
      String name = line.replaceFirst(":.*", "");
      // A line that begins with a blank goes on with the one before.
      if (!line.startsWith(" ") && !names.add(name.strip().toLowerCase(Locale.ROOT))) {
        throw new Flaw("its manifest has a header twice: " + name);
      }
    }
  }
}
