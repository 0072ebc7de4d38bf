package org.stagedoor.stage.totp;

import io.nayuki.qrcodegen.QrCode;

/** A QR code as SVG inside of a page: nothing is loaded, and the page's policy has no objection. */
final class QrPicture {
  /** Light modules around it, as the standard has it. */
  private static final int QUIET = 4;

  private static final int PIXELS_EACH = 4;

  private QrPicture() {}

  /**
   * Draws.
   *
   * @param label what it is, for who can't see it; escaped already
   */
  static String svg(String text, String label) {
    QrCode code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    int modules = code.size + 2 * QUIET;
    StringBuilder dark = new StringBuilder();
    for (int y = 0; y < code.size; y++) {
      for (int x = 0; x < code.size; x++) {
        if (code.getModule(x, y)) {
          dark.append('M').append(x + QUIET).append(' ').append(y + QUIET).append("h1v1h-1z");
        }
      }
    }
    return """
        <svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="%1$s" width="%2$d"\
         height="%2$d" viewBox="0 0 %3$d %3$d" shape-rendering="crispEdges">\
        <path fill="#fff" d="M0 0h%3$dv%3$dh-%3$dz"/><path fill="#000" d="%4$s"/></svg>"""
        .formatted(label, modules * PIXELS_EACH, modules, dark);
  }
}
