package org.stagedoor.core.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stagedoor.core.protocol.View.Step;

/** Puts pages together: layout, words, headers. */
final class PageWriter {
  private static final String HTML = "text/html;charset=utf-8";

  private final Settings settings;
  private final Looks looks;

  PageWriter(Settings settings, Looks looks) {
    this.settings = settings;
    this.looks = looks;
  }

  /** What a request's page is made of, in the reader's language. */
  Reader reader(Incoming incoming) {
    Look look = looks.get();
    return new Reader(look, look.texts().in(incoming.origin().locales()));
  }

  /**
   * What one reader's page is made of.
   *
   * @param look templates and files
   * @param words the words in the reader's language
   */
  record Reader(Look look, PageWords words) {
    String text(String key, Object... values) {
      return words.text(key, values);
    }
  }

  /**
   * Begins a page.
   *
   * @param title its heading
   */
  Draft draft(Reader reader, String title) {
    return new Draft(reader, title);
  }

  /** Sends the browser elsewhere, with further headers. */
  Answer redirect(int status, String target, Map<String, String> further) {
    Map<String, String> headers = new HashMap<>(further);
    headers.put("Location", target);
    headers.put("Referrer-Policy", "no-referrer");
    return new Answer(status, "", new byte[0], headers);
  }

  /** The path of a page of ours, as browsers reach it. */
  String path(String path) {
    return settings.publicUri().getRawPath() + path;
  }

  /** A page that is being put together, by one thread. */
  final class Draft {
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private final PagePolicy policy = new PagePolicy();
    private final Reader reader;

    private Draft(Reader reader, String title) {
      this.reader = reader;
      Assets assets = reader.look().assets();
      values.put("lang", reader.words().language());
      values.put("dir", reader.words().or("direction", ""));
      values.put("title", title);
      values.put("server", settings.name());
      values.put("base", path("/stagedoor/"));
      values.put("style", path(assets.our("style.css").path()));
      values.put("logo", path(assets.logo().path()));
      values.put("errorWord", reader.text("error"));
      assets.find("brand.css").ifPresent(own -> values.put("brand", path(own.path())));
    }

    /** Says where the user is and what is being confirmed. */
    Draft step(Step step) {
      int number = Math.min(step.done() + 1, step.stages().size());
      progress(step, reader.text("step", number, step.stages().size()));
      return purpose(step);
    }

    /** Says what is being confirmed, and who may be behind it. */
    Draft purpose(Step step) {
      return value("purpose", reader.words().purpose(step))
          .value("warning", reader.words().warning(step));
    }

    /** Says how much is done. */
    Draft progress(Step step) {
      return progress(step, reader.text("steps", step.done(), step.stages().size()));
    }

    private Draft progress(Step step, String words) {
      if (step.stages().size() > 1) {
        List<Map<String, Object>> marks = new ArrayList<>();
        for (int i = 0; i < step.stages().size(); i++) {
          marks.add(Map.of("done", i < step.done(), "now", i == step.done()));
        }
        values.put("step", Map.of("words", words, "marks", marks));
      }
      return this;
    }

    /** Says what went wrong. */
    Draft error(String error) {
      return value("error", error);
    }

    /** Shows that all is well, and runs the script that tells the client. */
    Draft done() {
      values.put("done", true);
      values.put("script", path(reader.look().assets().our("done.js").path()));
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
      return value("refresh", target);
    }

    private Draft value(String name, String value) {
      values.put(name, value);
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
      String page = reader.look().templates().layout(values);
      return new Answer(status, HTML, page.getBytes(StandardCharsets.UTF_8), headers);
    }
  }
}
