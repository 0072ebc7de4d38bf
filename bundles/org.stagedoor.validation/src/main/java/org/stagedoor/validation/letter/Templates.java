package org.stagedoor.validation.letter;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Finds templates: the operator's own, read anew for each message so that a change counts at once,
 * or else those of this bundle. Used by any thread.
 */
final class Templates {
  private static final Logger LOG = System.getLogger(Templates.class.getName());

  private final Optional<Path> folder;

  /**
   * Templates of a folder and of this bundle.
   *
   * @param folder empty for none
   */
  Templates(Optional<Path> folder) {
    this.folder = folder;
  }

  /** The template of the plain text. */
  String text(Letter letter, Locale locale) {
    String layout = letter.medium().equals("email") ? "message" : "sms";
    return find(letter, locale, layout, ".txt");
  }

  /** The template of the HTML. */
  String html(Letter letter, Locale locale) {
    return find(letter, locale, "message", ".html");
  }

  private String find(Letter letter, Locale locale, String layout, String ending) {
    String kind = letter.medium().equals("email") ? letter.kind().key() : layout;
    String language = locale.getLanguage().isEmpty() ? "en" : locale.getLanguage();
    Set<String> names = new LinkedHashSet<>();
    for (String name : List.of(kind, layout)) {
      names.add(name + "_" + language + ending);
      names.add(name + ending);
    }
    return names.stream()
        .flatMap(name -> own(name).stream())
        .findFirst()
        .orElseGet(() -> ours(layout + ending));
  }

  private Optional<String> own(String name) {
    return folder
        .map(own -> own.resolve(name))
        .filter(Files::isRegularFile)
        .flatMap(Templates::usable);
  }

  /** Nothing, and a line in the log, if it can't be used: messages go out by another then. */
  private static Optional<String> usable(Path file) {
    try {
      String template = Files.readString(file);
      Mustache.compiler().compile(template);
      return Optional.of(template);
    } catch (IOException | MustacheException e) {
      LOG.log(Level.ERROR, file + " is not used: " + e.getMessage());
      return Optional.empty();
    }
  }

  private static String ours(String name) {
    try (InputStream in = Templates.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not in this bundle");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
