package org.stagedoor.console;

/**
 * What a command came to.
 *
 * @param code for the shell: 0 done, 1 failed, 2 wrong arguments
 * @param text to print
 */
record Reply(int code, String text) {
  static Reply done(String text) {
    return new Reply(0, text);
  }

  static Reply failed(String why) {
    return new Reply(1, why);
  }

  static Reply wrong(String why) {
    return new Reply(2, why);
  }
}
