package org.stagedoor.sms.http;

import java.net.URI;
import java.net.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.stagedoor.api.config.SettingsFile;
import org.stagedoor.api.message.Message;

/**
 * Reads how the gateway is spoken to.
 *
 * @param file what the operator says
 * @param preset what holds otherwise
 */
record GatewaySettings(SettingsFile file, Preset preset) {
  private static final String PRINTABLE = "[\\x20-\\x7e]*";
  private static final Message SAMPLE =
      new Message("msisdn", "447400123456", Optional.empty(), "text", Optional.empty(), "sample");

  static GatewaySettings of(SettingsFile file) {
    return new GatewaySettings(file, Preset.of(file));
  }

  Form form() {
    boolean json = file.choice("body.type", "form", "json").equals("json");
    Form form =
        new Form(
            choice("method", "POST", "GET"),
            url(),
            headers(),
            json ? "application/json" : "application/x-www-form-urlencoded",
            template("body", text("body"), json ? Template::json : Template::form),
            choice("auth", "none", "basic").equals("basic"),
            Map.of(
                "from", file.text("from").orElse(""),
                "user", file.text("user").orElse(""),
                "password", file.text(".password").orElse("")));
    headersHold(form);
    tried(form);
    return form;
  }

  /** Other characters would be refused while messages are sent, or become question marks. */
  private void headersHold(Form form) {
    for (Template header : form.headers().values()) {
      if (header.has("text")) {
        throw file.wrongSecret("headers", "without {text}, which has lines: put it elsewhere");
      }
      form.words()
          .forEach(
              (word, value) -> {
                if (header.has(word) && !value.matches(PRINTABLE)) {
                  String key = word.equals("password") ? ".password" : word;
                  throw file.wrongSecret(key, "printable ASCII, since it stands in headers");
                }
              });
    }
  }

  /** What else no request can be made of is told now, not while somebody waits for a message. */
  private void tried(Form form) {
    try {
      form.request(SAMPLE);
    } catch (IllegalArgumentException e) {
      throw file.wrongSecret("url", "an http or https address");
    }
  }

  Answers answers() {
    return new Answers(
        pattern("success.pattern"), pattern("refused.pattern"), pattern("reason.pattern"));
  }

  private String text(String key) {
    return file.text(key).orElseGet(() -> preset.of(key));
  }

  private String choice(String key, String usual, String other) {
    return preset.of(key).equals(other)
        ? file.choice(key, other, usual)
        : file.choice(key, usual, other);
  }

  /** No word in braces may say who is asked. */
  private Template url() {
    Template url = template("url", text("url"), Template::form);
    String fixed = url.text().replaceFirst("\\{.*", "");
    try {
      URI asked = URI.create(url.text().replaceAll("[{}]", ""));
      URI known = URI.create(fixed);
      boolean web = asked.getHost() != null && asked.getScheme().matches("https?");
      if (web && asked.getAuthority().equals(known.getAuthority())) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw file.wrongSecret("url", "an http or https address");
  }

  private Map<String, Template> headers() {
    Map<String, Template> headers = new HashMap<>();
    for (String line : file.text("headers").map(text -> text.split("\\|")).orElse(new String[0])) {
      int colon = line.indexOf(':');
      if (colon < 1 || !line.substring(0, colon).strip().matches("[A-Za-z0-9-]+")) {
        throw file.wrongSecret("headers", "headers such as X-Key: {password} | Accept: text/plain");
      }
      String value = line.substring(colon + 1).strip();
      headers.put(
          name(line.substring(0, colon).strip()),
          template("headers", value, UnaryOperator.identity()));
    }
    return headers;
  }

  private String name(String header) {
    try {
      HttpRequest.newBuilder().setHeader(header, "");
      return header;
    } catch (IllegalArgumentException e) {
      throw file.wrongSecret("headers", "others than those of the connection, such as Host");
    }
  }

  private Template template(String key, String text, UnaryOperator<String> escape) {
    Template template = new Template(text, escape);
    if (!template.known() || (key.equals("headers") && !text.matches(PRINTABLE))) {
      throw file.wrongSecret(key, "a text in which braces hold one of " + Template.WORDS);
    }
    return template;
  }

  private Optional<Pattern> pattern(String key) {
    String pattern = text(key);
    try {
      return pattern.isEmpty() ? Optional.empty() : Optional.of(Pattern.compile(pattern));
    } catch (PatternSyntaxException e) {
      throw file.wrong(key, "a regular expression");
    }
  }

  /** Without what may be secret. */
  @Override
  public String toString() {
    return "GatewaySettings[" + file.name() + "]";
  }
}
