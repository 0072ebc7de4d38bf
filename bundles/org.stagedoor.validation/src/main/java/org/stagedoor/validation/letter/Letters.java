package org.stagedoor.validation.letter;

import com.samskivert.mustache.Mustache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.config.LiveSettings;
import org.stagedoor.api.config.SettingException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.message.Message;

/** Writes messages: words in the reader's language, set into templates. Used by any thread. */
@Component(immediate = true, service = Letters.class, configurationPid = Letters.PID)
@Designate(ocd = Letters.Config.class)
public final class Letters {
  static final String PID = "org.stagedoor.validation.letters";
  private static final String SUBJECT = "Subject:";

  /** Whose templates. */
  @ObjectClassDefinition(name = "Stagedoor · templates of messages")
  public @interface Config {
    /** Where they lie. */
    @AttributeDefinition(
        name = "Folder",
        description = "Where own templates lie; empty for those of this server.")
    String folder() default "";

    /** How the server calls itself. */
    @AttributeDefinition(
        name = "Name",
        description = "What messages call this server; empty for its server name.")
    String name() default "";
  }

  private record Style(Templates templates, String name) {
    static Style read(SettingsFile file, Server server) {
      Optional<Path> folder = file.text("folder").map(Path::of);
      if (folder.filter(path -> !Files.isDirectory(path)).isPresent()) {
        throw file.wrong("folder", "a folder that is there");
      }
      return new Style(new Templates(folder), file.text("name").orElseGet(server::name));
    }
  }

  private final LiveSettings<Style> settings;
  private final String host;

  /**
   * Called by DS.
   *
   * @throws SettingException if the folder is not there
   */
  @Activate
  public Letters(@Reference Server server, Map<String, ?> properties) {
    settings = new LiveSettings<>(PID, properties, file -> Style.read(file, server));
    host = server.publicUri().getHost();
  }

  /** Called by DS when the file has changed. */
  @Modified
  void update(Map<String, ?> properties) {
    settings.update(properties);
  }

  /**
   * Writes a message.
   *
   * @param address where to, in canonical form
   * @param id names the message
   */
  public Message write(Letter letter, String address, String id) {
    ResourceBundle words = Words.of(Letters.class, letter.locales());
    Style style = settings.current();
    Templates templates = style.templates();
    Map<String, Object> context = context(letter, words, style.name());
    boolean mail = letter.medium().equals("email");
    String text = render(templates.text(letter, words.getLocale()), context, false).stripLeading();
    String subject = (String) context.getOrDefault("subject", "");
    if (text.startsWith(SUBJECT)) {
      int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
      subject = text.substring(SUBJECT.length(), end).strip();
      text = text.substring(end).stripLeading();
    }
    // Each character of a text costs.
    text = mail ? text : text.strip();
    return new Message(
        letter.medium(),
        address,
        mail ? Optional.of(subject) : Optional.empty(),
        text,
        mail
            ? Optional.of(render(templates.html(letter, words.getLocale()), context, true))
            : Optional.empty(),
        id);
  }

  private Map<String, Object> context(Letter letter, ResourceBundle words, String name) {
    Map<String, Object> context = new HashMap<>();
    context.put("server", name);
    context.put("code", letter.code());
    context.put("link", letter.link());
    context.put("host", host);
    context.put("genuine", !letter.code().isEmpty());
    context.put("language", words.getString("language"));
    Map<String, Object> given = Map.copyOf(context);
    String kind = letter.kind().key();
    for (String part : new String[] {"subject", "why", "what", "sms"}) {
      context.put(part, render(words.getString(kind + "." + part), given, false));
    }
    for (String part : new String[] {"button", "or", "ignore"}) {
      context.put(part, render(words.getString(part), given, false));
    }
    return context;
  }

  private static String render(String template, Map<String, Object> context, boolean html) {
    return Mustache.compiler().escapeHTML(html).defaultValue("").compile(template).execute(context);
  }
}
