package org.stagedoor.webconsole;

/** Builds HTML: what is not written here is escaped. Used by one thread. */
final class Html {
  private final StringBuilder text = new StringBuilder();

  /** Markup of our own. */
  Html raw(String markup) {
    text.append(markup);
    return this;
  }

  /** Text of anybody. */
  Html text(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '&' -> text.append("&amp;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        // The Web Console fills in variables, ${…}, in whatever passes it.
        case '$' -> text.append("&#36;");
        default -> text.append(c);
      }
    }
    return this;
  }

  /** An element without attributes around text. */
  Html element(String name, String words) {
    return raw("<" + name + ">").text(words).raw("</" + name + ">");
  }

  /** A row of a table, the first cell of which names it. */
  Html row(String heading, String... cells) {
    raw("<tr><th scope='row'>").text(heading).raw("</th>");
    for (String cell : cells) {
      element("td", cell);
    }
    return this;
  }

  /** The beginning of a table. */
  Html table(String caption, String... columns) {
    raw("<table>").element("caption", caption).raw("<thead><tr>");
    for (String column : columns) {
      raw("<th scope='col'>").text(column).raw("</th>");
    }
    return raw("</tr></thead><tbody>");
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
