package org.stagedoor.stage.totp;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.stagedoor.api.http.Words;

/** What this bundle says to people. */
final class TotpWords {
  private TotpWords() {}

  static ResourceBundle in(List<Locale> locales) {
    return Words.of(TotpWords.class, locales);
  }
}
