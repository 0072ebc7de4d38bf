package org.stagedoor.core.http;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stagedoor.core.protocol.View.Step;

/** Puts pages together: layout, words, headers. */
final class PageWriter {
  private static final String HTML = "text/html;charset=utf-8";

  private final Templates templates = new Templates();
  private final Settings settings;
  private final Asset style;
  private final Asset script;

  PageWriter(Settings settings, Asset style, Asset script) {
    this.settings = settings;
    this.style = style;
    this.script = script;
  }

  /**
   * Begins a page.
   *
   * @param title its heading
   */
  Draft draft(PageWords words, String title) {
    return new Draft(words, title);
  }

  Templates templates() {
    return templates;
  }

  /** Sends the browser elsewhere. */
  Answer redirect(int status, URI target) {
    return new Answer(
        status,
        "",
        new byte[0],
        Map.of("Location", target.toASCIIString(), "Referrer-Policy", "no-referrer"));
  }

  /** A page that is being put together, by one thread. */
  final class Draft {
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final PagePolicy policy = new PagePolicy();
    private final PageWords words;

    private Draft(PageWords words, String title) {
      this.words = words;
      values.put("lang", words.language());
      values.put("title", title);
      values.put("server", settings.name());
      values.put("style", path(style));
      values.put("errorWord", words.text("error"));
      values.put("warning", words.text("purpose.warning"));
    }

    private String path(Asset asset) {
      return settings.publicUri().getRawPath() + asset.path();
    }

    /** Says where the user is and what is being confirmed. */
    Draft step(Step step) {
      int total = step.stages().size();
      int number = Math.min(step.passed().size() + 1, total);
      if (total > 1) {
        values.put("step", words.text("step", number, total));
      }
      values.put("purpose", words.text("purpose", step.purpose().words()));
      return this;
    }

    /** Says what went wrong. */
    Draft error(String error) {
      values.put("error", error);
      return this;
    }

    /** Runs the script that tells the client that the stage is passed. */
    Draft script() {
      values.put("script", path(script));
      policy.withScript();
      return this;
    }

    /** Lets in content of other sites. */
    Draft open(Map<String, List<String>> origins) {
      policy.with(origins);
      return this;
    }

    /** Sends the browser on at once. */
    Draft refresh(String target) {
      values.put("refresh", target);
      return this;
    }

    Draft headers(Map<String, String> further) {
      headers.putAll(further);
      return this;
    }

    /** The answer. */
    Answer finish(int status, String body) {
      values.put("body", body);
      headers.put("Content-Security-Policy", policy.toString());
      headers.put("Referrer-Policy", "no-referrer");
      headers.put("X-Frame-Options", "DENY");
      byte[] bytes = templates.layout(values).getBytes(StandardCharsets.UTF_8);
      return new Answer(status, HTML, bytes, headers);
    }
  }
}
