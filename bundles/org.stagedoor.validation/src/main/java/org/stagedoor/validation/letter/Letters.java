package org.stagedoor.validation.letter;

import com.samskivert.mustache.Mustache;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.stagedoor.api.http.Server;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.message.Message;

/** Writes messages: words in the reader's language, set into templates. Used by any thread. */
@Component(service = Letters.class, configurationPid = Letters.PID)
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

  private final Templates templates;
  private final String name;

  /**
   * Called by DS.
   *
   * @throws IllegalArgumentException with PID and key if the folder is not there
   */
  @Activate
  public Letters(@Reference Server server, Config config) {
    templates = new Templates(PID, config.folder().strip());
    name = config.name().isBlank() ? server.name() : config.name().strip();
  }

  /**
   * Writes a message.
   *
   * @param address where to, in canonical form
   * @param id names the message
   */
  public Message write(Letter letter, String address, String id) {
    ResourceBundle words = Words.of(Letters.class, letter.locales());
    Map<String, Object> context = context(letter, words);
    boolean mail = letter.medium().equals("email");
    String text = render(templates.text(letter, words.getLocale()), context, false).stripLeading();
    String subject = (String) context.getOrDefault("subject", "");
    if (text.startsWith(SUBJECT)) {
      int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
      subject = text.substring(SUBJECT.length(), end).strip();
      text = text.substring(end).stripLeading();
    }
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

  private Map<String, Object> context(Letter letter, ResourceBundle words) {
    Map<String, Object> context = new HashMap<>();
    context.put("server", name);
    context.put("code", letter.code());
    context.put("link", letter.link());
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
