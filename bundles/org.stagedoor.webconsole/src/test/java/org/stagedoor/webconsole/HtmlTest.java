package org.stagedoor.webconsole;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class HtmlTest {
  @Test
  void escapesWhatAnybodyWrote() {
    assertEquals(
        "<li>&lt;script&gt;&#39;&quot;&amp; &#36;{appRoot}</li>",
        new Html().element("li", "<script>'\"& ${appRoot}").toString());
  }
}
