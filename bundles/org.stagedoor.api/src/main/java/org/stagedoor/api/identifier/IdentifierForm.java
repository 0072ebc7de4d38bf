package org.stagedoor.api.identifier;

import org.osgi.annotation.versioning.ConsumerType;
import org.stagedoor.api.http.Page;
import org.stagedoor.api.json.Dict;
import org.stagedoor.api.stage.Attempt;

/**
 * What differs between stages that prove identifiers of different media. Beside the class lies a
 * resource bundle of its name, for {@link org.stagedoor.api.http.Words}, with the words of the page
 * that asks for the code: {@code code.title}, {@code code.prompt}, {@code code.label}, {@code
 * code.submit}, {@code code.restart}; and of errors: {@code error.wrong}, {@code
 * error.unconfirmed}, and as {@code error.M_INVALID_PARAM} whatever else is to be said in words of
 * its own.
 */
@ConsumerType
public interface IdentifierForm {
  /** The medium: {@code email}, {@code msisdn} or another that there is a transport for. */
  String medium();

  /** The page that asks for the identifier. */
  Page page(Attempt attempt);

  /**
   * The identifier that was filled in, as {@link
   * org.stagedoor.api.account.ValidationSessions.Request} takes it.
   *
   * @throws org.stagedoor.api.http.MatrixException 400 if there is none
   */
  String identifier(Dict fields);
}
