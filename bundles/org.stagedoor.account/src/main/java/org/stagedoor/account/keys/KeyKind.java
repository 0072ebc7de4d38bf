package org.stagedoor.account.keys;

/** The kinds of cross-signing key. */
enum KeyKind {
  MASTER("master_key", "master", "master_keys"),
  SELF_SIGNING("self_signing_key", "self_signing", "self_signing_keys"),
  /** Shown to nobody but its user: it tells whom she has verified. */
  USER_SIGNING("user_signing_key", "user_signing", "user_signing_keys");

  private final String field;
  private final String usage;
  private final String answer;

  KeyKind(String field, String usage, String answer) {
    this.field = field;
    this.usage = usage;
    this.answer = answer;
  }

  /** Its name in an upload, and in what is kept. */
  String field() {
    return field;
  }

  /** What such a key must be made for. */
  String usage() {
    return usage;
  }

  /** Its name in the answer to a query. */
  String answer() {
    return answer;
  }
}
