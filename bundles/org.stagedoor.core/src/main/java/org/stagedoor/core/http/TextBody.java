package org.stagedoor.core.http;

import java.util.List;
import java.util.Map;

/**
 * The body of a page without a form.
 *
 * @param paragraphs what it says
 * @param link where its link leads; empty for none
 * @param linkText the link's words
 * @param close the words of the button that closes the window, where a script can; empty for none
 */
record TextBody(List<String> paragraphs, String link, String linkText, String close) {
  static TextBody of(String... paragraphs) {
    return new TextBody(List.of(paragraphs), "", "", "");
  }

  TextBody link(String target, String words) {
    return new TextBody(paragraphs, target, words, close);
  }

  TextBody close(String words) {
    return new TextBody(paragraphs, link, linkText, words);
  }

  String html(Templates templates) {
    return templates.text(
        Map.of(
            "paragraphs",
            paragraphs.stream().map(text -> Map.of("text", text)).toList(),
            "link",
            link,
            "linkText",
            linkText,
            "close",
            close));
  }
}
