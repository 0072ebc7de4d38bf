package org.stagedoor.stage.msisdn;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import org.stagedoor.api.account.PhoneNumber;
import org.stagedoor.api.account.PhoneNumbers;
import org.stagedoor.api.account.ValidationSessions;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.identifier.IdentifierForm;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;

/**
 * Asks for a telephone number and its country. Browsers fill in the international number, in which
 * case the country has no part in it.
 */
final class MsisdnForm implements IdentifierForm {
  private static final String COUNTRY = "country";
  private static final String NUMBER = "number";

  private final PhoneNumbers phones;
  private final Countries countries;

  MsisdnForm(ValidationSessions sessions, PhoneNumbers phones) {
    this.phones = phones;
    this.countries = new Countries(sessions, phones);
  }

  @Override
  public String medium() {
    return Countries.MEDIUM;
  }

  @Override
  public Page page(Attempt attempt) {
    ResourceBundle words = Words.of(MsisdnForm.class, attempt.locales());
    String body =
        """
        <p>%s</p>
        <form method="post">{{form}}
        <p><label for="country">%s</label>
        <select id="country" name="country" autocomplete="country">%s</select></p>
        <p><label for="number">%s</label>
        <input id="number" name="number" type="tel" inputmode="tel" autocomplete="tel" maxlength="64" required></p>
        <p class="submit"><button type="submit">%s</button></p></form>
        """
            .formatted(
                escape(words.getString("number.prompt")),
                escape(words.getString("number.country")),
                options(attempt, words),
                escape(words.getString("number.label")),
                escape(words.getString("number.submit")));
    return new Page.Html(words.getString("number.title"), body, Map.of());
  }

  private String options(Attempt attempt, ResourceBundle words) {
    List<Countries.Named> reached =
        countries.reached(Locale.forLanguageTag(words.getString("language")));
    String likely = Countries.likely(attempt.locales());
    boolean guessed =
        reached.size() == 1 || reached.stream().anyMatch(it -> it.code().equals(likely));
    StringBuilder options = new StringBuilder();
    if (!guessed) {
      options
          .append("<option value=\"\">")
          .append(escape(words.getString("number.choose")))
          .append("</option>");
    }
    for (Countries.Named country : reached) {
      options
          .append("<option value=\"")
          .append(country.code())
          .append(country.code().equals(likely) ? "\" selected>" : "\">")
          .append(escape(country.name()))
          .append(" (+")
          .append(country.prefix())
          .append(")</option>");
    }
    return options.toString();
  }

  @Override
  public String identifier(Dict fields) {
    String number = fields.text(NUMBER).orElseThrow(() -> MatrixException.missing(NUMBER));
    return phones
        .read(fields.text(COUNTRY).orElse(""), number)
        .map(PhoneNumber::international)
        .orElseThrow(() -> MatrixException.invalid(NUMBER, "can't be a telephone number"));
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
