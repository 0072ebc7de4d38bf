package org.stagedoor.api.http;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What a browser is shown. The core renders it in the server's design, in the user's language, with
 * its protections.
 */
public sealed interface Page permits Page.Form, Page.Html, Page.Redirect, Page.Proceed {
  /**
   * A form that the core renders, protects against forged requests, and posts back to where it came
   * from.
   *
   * @param title the heading
   * @param prompt what to do, in a sentence or two; plain text
   * @param fields what to fill in; may be empty, for a button alone
   * @param submit the button's words
   */
  record Form(String title, String prompt, List<Field> fields, String submit) implements Page {
    /** Copies the collections. */
    public Form {
      fields = List.copyOf(fields);
    }
  }

  /**
   * One field of a form.
   *
   * @param name the name under which its value comes back
   * @param label its label; plain text
   * @param kind what is typed there
   */
  record Field(String name, String label, Kind kind) {
    /** What is typed into a field; browsers choose keyboard and autofill by it. */
    public enum Kind {
      TEXT,
      USERNAME,
      PASSWORD,
      NEW_PASSWORD,
      EMAIL,
      TELEPHONE,
      ONE_TIME_CODE,
      /** A box to tick; comes back as {@code on}. */
      CHECKBOX,
      /** Not shown; comes back with {@code label} as its value. */
      HIDDEN
    }
  }

  /**
   * A page with a body of one's own.
   *
   * @param title the heading
   * @param body HTML for the inside of {@code main}; inline script and style are blocked by the
   *     page's policy. {@code {{form}}} stands for the hidden fields that every form in it must
   *     carry
   * @param origins what else the policy lets in, by directive: {@code {"script-src":
   *     ["https://www.example.com"]}}, or {@code "'self'"} for files of this server
   */
  record Html(String title, String body, Map<String, List<String>> origins) implements Page {
    /** Copies the collections. */
    public Html {
      origins = Map.copyOf(origins);
    }
  }

  /**
   * Sends the browser elsewhere.
   *
   * @param target an absolute {@code http} or {@code https} address; for an endpoint's page also
   *     one of an app's own scheme
   */
  record Redirect(URI target) implements Page {}

  /**
   * Nothing to show: attempt the stage with what the browser sent. The only way in which a GET
   * completes a stage.
   */
  record Proceed() implements Page {}
}
