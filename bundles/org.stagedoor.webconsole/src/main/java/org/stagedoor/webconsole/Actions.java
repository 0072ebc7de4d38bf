package org.stagedoor.webconsole;

import java.util.Map;

/**
 * The forms by which orders are given.
 *
 * @param form proves that they are ours
 * @param possible whether orders are taken at all
 */
record Actions(String form, boolean possible) {
  private static final Map<String, String> WORDS =
      Map.of("stop", "Stop", "start", "Start", "remove", "Remove");

  /**
   * A cell with a button.
   *
   * @param order {@code stop}, {@code start} or {@code remove}
   * @param name what it is about
   * @param spoken what a screen reader calls it
   */
  void cell(Html html, String order, String name, String spoken) {
    html.raw("<td>");
    if (possible) {
      begin(html, "");
      hidden(html, Orders.ORDER, order);
      hidden(html, Orders.NAME, name);
      String word = WORDS.getOrDefault(order, order);
      html.raw("<button aria-label='").text(word + " " + spoken).raw("'>").text(word);
      html.raw("</button></form>");
    }
    html.raw("</td>");
  }

  /** The form for a jar. */
  void upload(Html html) {
    if (!possible) {
      html.element("p", "This container has a deployer of its own.");
      return;
    }
    begin(html, " enctype='multipart/form-data'");
    hidden(html, Orders.ORDER, "install");
    html.raw("<label>A jar to install, or a newer version <input type='file' accept='.jar' name='")
        .raw(Orders.JAR)
        .raw("' required></label> <button>Install</button></form>");
  }

  /** The form that starts what was stopped and is in no table any more. */
  void start(Html html) {
    if (possible) {
      begin(html, "");
      hidden(html, Orders.ORDER, "start");
      html.raw("<label>A bundle to start that was stopped <input name='")
          .raw(Orders.NAME)
          .raw("' required></label> <button>Start</button></form>");
    }
  }

  private void begin(Html html, String attributes) {
    html.raw("<form method='post'").raw(attributes).raw(">");
    hidden(html, Orders.FORM, form);
  }

  private static void hidden(Html html, String name, String value) {
    html.raw("<input type='hidden' name='").raw(name).raw("' value='").text(value).raw("'>");
  }
}
