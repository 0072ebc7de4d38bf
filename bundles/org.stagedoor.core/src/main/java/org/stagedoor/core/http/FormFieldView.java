package org.stagedoor.core.http;

import java.util.Map;
import org.stagedoor.api.http.Page.Field;

/** What the template of a form is told of one field. */
final class FormFieldView {
  private FormFieldView() {}

  /**
   * A field.
   *
   * @param id its id in the page
   * @param wrong whether the page says that something is wrong with what was typed
   */
  static Map<String, Object> of(Field field, String id, boolean wrong) {
    boolean hidden = field.kind() == Field.Kind.HIDDEN;
    boolean box = field.kind() == Field.Kind.CHECKBOX;
    String described = wrong ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "";
    return Map.of(
        "id",
        id,
        "name",
        field.name(),
        "label",
        field.label(),
        "hidden",
        hidden,
        "box",
        box,
        "input",
        !hidden && !box,
        "attributes",
        attributes(field.kind()) + described);
  }

  /** Our own markup, hence not escaped. */
  private static String attributes(Field.Kind kind) {
    return switch (kind) {
      case TEXT -> " type=\"text\" autocomplete=\"off\" autocapitalize=\"none\"";
      case USERNAME ->
          " type=\"text\" autocomplete=\"username\" autocapitalize=\"none\" spellcheck=\"false\"";
      case PASSWORD -> " type=\"password\" autocomplete=\"current-password\"";
      case NEW_PASSWORD -> " type=\"password\" autocomplete=\"new-password\"";
      case EMAIL -> " type=\"email\" autocomplete=\"email\"";
      case TELEPHONE -> " type=\"tel\" autocomplete=\"tel\"";
      case ONE_TIME_CODE ->
          " type=\"text\" autocomplete=\"one-time-code\" inputmode=\"numeric\" spellcheck=\"false\"";
      case CHECKBOX, HIDDEN -> "";
    };
  }
}
