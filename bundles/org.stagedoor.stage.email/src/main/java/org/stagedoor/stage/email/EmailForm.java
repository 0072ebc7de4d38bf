package org.stagedoor.stage.email;

import java.util.List;
import java.util.ResourceBundle;
import org.stagedoor.api.http.MatrixException;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.http.Words;
import org.stagedoor.api.identifier.IdentifierForm;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;

/** Asks for an address of email. */
final class EmailForm implements IdentifierForm {
  private static final String ADDRESS = "address";

  @Override
  public String medium() {
    return "email";
  }

  @Override
  public Page page(Attempt attempt) {
    ResourceBundle words = Words.of(EmailForm.class, attempt.locales());
    return new Page.Form(
        words.getString("address.title"),
        words.getString("address.prompt"),
        List.of(new Page.Field(ADDRESS, words.getString("address.label"), Page.Field.Kind.EMAIL)),
        words.getString("address.submit"));
  }

  @Override
  public String identifier(Dict fields) {
    return fields.text(ADDRESS).orElseThrow(() -> MatrixException.missing(ADDRESS));
  }
}
