package org.stagedoor.hotdeploy;

/** What people come for. */
public enum Kind {
  /** To register by terms, a riddle of two requests, and the dummy. */
  REGISTER,
  /**
   * To register by a registration token, a captcha, whose stage waits for others, and the dummy.
   */
  INVITED,
  /** To register as the first do, but the terms on the server's page. */
  BROWSER,
  /** To register by email, terms and the dummy. */
  BY_MAIL,
  /** To log in, and to remove that device again by password, riddle and dummy. */
  DEVICE,
  /** To see how one may log in. */
  LOOK;

  /** One in fifty comes by mail, which is the dearest. */
  private static final int CYCLE = 50;

  /** What somebody comes for: the same mix at any rate. */
  static Kind of(int number) {
    int turn = number % CYCLE;
    if (turn == 0) {
      return BY_MAIL;
    }
    return switch (turn % 10) {
      case 1, 4, 6 -> INVITED;
      case 2, 7 -> DEVICE;
      case 3 -> BROWSER;
      case 9 -> LOOK;
      default -> REGISTER;
    };
  }
}
