package org.stagedoor.validation.letter;

import java.util.List;
import java.util.Locale;

/**
 * What a message is to say.
 *
 * @param kind what about
 * @param medium how it goes
 * @param code to type; empty in a notice
 * @param link to follow; empty in a notice
 * @param locales the reader's languages, as far as they are known
 */
public record Letter(Kind kind, String medium, String code, String link, List<Locale> locales) {
  /** Copies the collection. */
  public Letter {
    locales = List.copyOf(locales);
  }

  /** What messages are about. */
  public enum Kind {
    /** Prove the address to register with it. */
    REGISTER,
    /** Prove the address to add it to an account. */
    ADD,
    /** Prove the address to act for its account. */
    RESET,
    /** Somebody wanted to register with the address of an account. */
    TAKEN,
    /** Somebody wanted to act for the account of the address, but there is none. */
    UNKNOWN;

    /** As it stands in names of files and keys. */
    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Without the secrets. */
  @Override
  public String toString() {
    return "Letter[" + kind + " " + medium + "]";
  }
}
